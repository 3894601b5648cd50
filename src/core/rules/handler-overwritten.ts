// `onopen` was set again before `open` fired: the first handler was never called.

import type { HandlerReplaced } from '../fact.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { place } from '../words.ts'

export const handlerOverwritten: Rule = {
  id: 'handler-overwritten',
  title: 'It did open: but onopen had been overwritten',
  family: 'other',
  beside: true,
  advice:
    'An `on…` attribute holds one handler, and the last one wins. Use `addEventListener` where more than one part of the page listens, or call the first handler from the second.',
  check({ socket, summary: { opened } }) {
    if (!opened) return null
    const before = socket.facts.slice(0, socket.facts.indexOf(opened))
    const replaced = before.find(
      (fact): fact is HandlerReplaced => fact.kind === 'handler-replaced' && fact.slot === 'onopen',
    )
    if (!replaced) return null
    const set = before.find((fact) => fact.kind === 'handler-set' && fact.slot === 'onopen')
    const [first, second] = [set && 'site' in set ? place(set.site) : null, place(replaced.site)]
    return {
      sentence: said`The socket opened; \`onopen\`${first ? said` from ${first}` : ''} had been overwritten${second ? said` by ${second}` : ''} before \`open\` fired, so the first handler was never called`,
      certainty: 'certain',
      evidence: evidence(
        [said`the first onopen handler`, set ?? null],
        [said`onopen was set again`, replaced],
        [said`open fired, to the second handler alone`, opened],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed       ws://localhost/ws
        0.1  0  handler-set       onopen  app.js:9
        0.2  0  handler-replaced  onopen  plugin.js:4
        6.0  1  open-fired`,
      verdicts: { 'd.1': 'handler-overwritten' },
    },
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed       ws://localhost/ws
        0.1  0  handler-set       onopen  app.js:9
        6.0  1  open-fired
        7.0  1  handler-replaced  onopen  plugin.js:4`,
      verdicts: { 'd.1': null },
    },
  ],
}
