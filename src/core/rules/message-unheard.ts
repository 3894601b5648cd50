// Messages arrived before the page listened for any: events are not kept (WHATWG WebSockets §4).

import type { HandlerSet, MessageReceived } from '../fact.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { duration, place, plural } from '../words.ts'

export const messageUnheard: Rule = {
  id: 'message-unheard',
  title: 'Messages came before the page listened',
  family: 'other',
  beside: true,
  advice:
    'Attach the message handler in the same task as the constructor. A server that greets at once sends its first message with the 101; what nobody listens for is lost.',
  check({ socket }) {
    const at = socket.facts.findIndex(
      (fact) => fact.kind === 'handler-set' && (fact.slot === 'message' || fact.slot === 'onmessage'),
    )
    const handler = socket.facts[at] as HandlerSet | undefined
    if (!handler) return null
    const unheard = socket.facts
      .slice(0, at)
      .filter((fact): fact is MessageReceived => fact.kind === 'message-received')
    const [earliest] = unheard
    if (!earliest) return null
    const where = place(handler.site)
    const [many, gap] = [plural(unheard.length, 'message'), duration(handler.at - earliest.at)]
    const by = where ? said` by ${where}` : ''
    return {
      sentence:
        unheard.length === 1
          ? said`${many} arrived before the page’s first message handler was attached, ${gap} later${by}; the page never saw it`
          : said`${many} arrived before the page’s first message handler was attached, ${gap} later${by}; the page never saw them`,
      certainty: 'certain',
      evidence: evidence(
        [said`a message with no handler of the page attached`, earliest],
        [said`${handler.slot} attached afterwards`, handler],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
          0.0  0  constructed       ws://localhost/ws
          0.1  0  handler-set       onopen  app.js:3
          6.0  1  open-fired
          6.2  1  message-received  text  12B
        200.0  1  handler-set       onmessage  app.js:9`,
      verdicts: { 'd.1': 'message-unheard' },
    },
    {
      browser: 'chromium',
      log: `
          0.0  0  constructed       ws://localhost/ws
          6.0  1  open-fired
          6.2  1  message-received  text  12B`,
      verdicts: { 'd.1': null },
    },
  ],
}
