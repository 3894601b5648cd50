// After a valid 101 a frame broke the protocol (RFC 6455 §5). Chromium names the fault; where its words cover
// several, all of them are said.

import { evidence, type Rule } from '../rule.ts'
import { said, spoken, wording } from '../said.ts'
import { duration } from '../words.ts'

const faults: readonly (readonly [text: RegExp, fault: string, one: boolean])[] = wording([
  [/must not mask/, 'the server masked a frame, which only clients do (RFC 6455 §5.1)', true],
  [
    /reserved bits/,
    'a frame had reserved bits set without an extension that uses them (RFC 6455 §5.2)',
    true,
  ],
  [/frame opcode/, 'a frame had an opcode that does not exist (RFC 6455 §5.2)', true],
  [/as UTF-8/, 'a text message was not UTF-8 (RFC 6455 §8.1)', true],
  [/continuation frame/, 'a continuation frame came without a message to continue (RFC 6455 §5.4)', true],
  [/previous message/, 'a new message began before the one before it had ended (RFC 6455 §5.4)', true],
  [
    /broken close frame/,
    'the close frame was malformed or held a reserved code (RFC 6455 §5.5.1, §7.4)',
    true,
  ],
  [/Close received/, 'the close frame held a code that must not be used (RFC 6455 §7.4)', true],
  [
    /Invalid frame header/,
    'what followed the 101 was not a valid frame: one of a second answer from another upgrade handler, HTTP text, a control frame that is too long or fragmented, a wrong length, or wrong compression',
    false,
  ],
])

export const invalidFrame: Rule = {
  id: 'invalid-frame',
  title: 'The server broke the protocol after accept',
  family: 'after-accept',
  advice:
    'Make sure that one handler only answers the upgrade (two servers on one port, a framework’s hot-reload socket beside your own), that nothing writes to the connection but the WebSocket library, and try with compression off.',
  check(found) {
    const { opened, closed, failed } = found.summary
    if (!opened || !failed || closed?.code === 1000) return null
    if (found.handshake.cause?.is !== 'protocol-error') return null
    const [, known = null, one = true] = faults.find(([text]) => text.test(failed.text)) ?? []
    const fault = known === null ? said`a frame broke the protocol: ${failed.text}` : spoken(known)
    return {
      sentence: said`The handshake succeeded and \`open\` fired; ${duration((closed ?? failed).at - opened.at)} later the browser failed the connection, because ${fault}`,
      certainty: one ? 'certain' : 'narrowed',
      evidence: evidence(
        [said`open fired: the server accepted`, opened],
        [said`the browser’s own text: ${failed.text}`, failed],
        closed && [said`close ${closed.code}`, closed],
      ),
    }
  },
  examples: [
    {
      browser: 'chromium',
      log: `
         0.0  0  constructed  ws://localhost/ws
         9.0  1  open-fired
         9.5  1  net:failed   "A server must not mask any frames that it sends to the client."
        10.0  3  error-fired
        10.0  3  close-fired  1006  unclean`,
      verdicts: { 'd.1': 'invalid-frame' },
    },
  ],
}
