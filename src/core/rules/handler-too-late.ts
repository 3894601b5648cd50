// The socket opened, but the page's first `open` handler came afterwards: to the page it “never opened”.

import type { HandlerSet } from '../fact.ts'
import { evidence, type Rule } from '../rule.ts'
import { said } from '../said.ts'
import { duration, place } from '../words.ts'

export const handlerTooLate: Rule = {
  id: 'handler-too-late',
  title: 'It did open: the open handler came too late',
  family: 'other',
  advice:
    'Attach handlers in the same task as the constructor, before any `await` or timer; or look at `readyState` first, and treat OPEN as opened.',
  check({ socket, summary: { opened } }) {
    if (!opened) return null
    const handlers = socket.facts.filter(
      (fact): fact is HandlerSet =>
        fact.kind === 'handler-set' && (fact.slot === 'open' || fact.slot === 'onopen'),
    )
    const [earliest] = handlers
    if (!earliest || socket.facts.indexOf(earliest) < socket.facts.indexOf(opened)) return null
    const where = place(earliest.site)
    return {
      sentence: said`The socket opened; \`${earliest.slot}\` was attached ${duration(earliest.at - opened.at)} later${where ? said` by ${where}` : ''}, so the page never heard of it`,
      certainty: 'certain',
      evidence: evidence(
        [said`open fired with no handler of the page attached`, opened],
        [said`${earliest.slot} attached afterwards`, earliest],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
          0.0  0  constructed  ws://localhost/ws
          6.0  1  open-fired
        300.0  1  handler-set  onopen  late.js:9`,
      verdicts: { 'd.1': 'handler-too-late' },
    },
    {
      browser: 'chromium',
      log: `
        0.0  0  constructed  ws://localhost/ws
        0.1  0  handler-set  onopen  early.js:9
        6.0  1  open-fired
        9.0  1  handler-set  open  early.js:12`,
      verdicts: { 'd.1': null },
    },
  ],
}
