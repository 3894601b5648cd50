// The page’s own `open` handler threw: the socket is open, but what the handler should have done was not done.

import type { HandlerThrew } from '../fact.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { place } from '../words.ts'

export const handlerThrew: Rule = {
  id: 'handler-threw',
  title: 'It did open: the page’s open handler threw',
  family: 'other',
  beside: true,
  advice:
    'Follow the exception to its line. The socket stays open all the same: whatever the handler should have sent or set up is missing, which to a user looks like a dead connection.',
  check({ socket, summary: { opened } }) {
    const threw = socket.facts.find(
      (fact): fact is HandlerThrew => fact.kind === 'handler-threw' && fact.slot === 'open',
    )
    if (!opened || !threw) return null
    const where = place(threw.site)
    const { name, message } = threw.threw
    const what = `${name ? ` ${name}` : ''}${message ? `: ${message.replaceAll('`', '’')}` : ''}`
    const told = `${what}${where ? said`, at ${where}` : ''}`
    return {
      sentence: said`The socket opened, and a handler of the page threw${told}`,
      certainty: 'certain',
      evidence: evidence(
        [said`open fired`, opened],
        [said`an exception was reported while it was dispatched`, threw],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed    ws://localhost/ws
        0.1  0  handler-set    onopen  app.js:9
        6.0  1  open-fired
        6.1  1  handler-threw  open  threw="TypeError":"x is undefined"  app.js:11`,
      verdicts: { 'd.1': 'handler-threw' },
    },
  ],
}
