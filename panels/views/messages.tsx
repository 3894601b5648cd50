// The messages of a socket: what is known of each, and a bounded beginning of text ones.

import type { Fact } from '../../src/core/fact.ts'
import { amount, plural } from '../../src/core/words.ts'
import type { Row } from '../store.ts'
import { Foreign } from './foreign.tsx'

/** Rows drawn at most: the newest. */
const most = 500

type Message = Extract<Fact, { size: number; preview: string }>

export function Messages({ row: { socket } }: { row: Row }) {
  const { constructed, received, sentMessages } = socket.summary
  const start = socket.facts[0]?.at ?? 0
  const kept = socket.facts.filter(
    (fact): fact is Message =>
      'preview' in fact &&
      !('threw' in fact && fact.threw) &&
      // The hook's own count stands; the network's frames are the same messages once more. It has none of a stream.
      (constructed === null || constructed.api !== undefined || !fact.kind.startsWith('net:')),
  )
  const shown = kept.slice(-most)
  const hidden = received.count + sentMessages.count - shown.length
  return (
    <>
      <p>
        Received {plural(received.count, 'message')} ({amount(received.size)}), sent{' '}
        {plural(sentMessages.count, 'message')} ({amount(sentMessages.size)}).
        {hidden > 0 && ` ${plural(hidden, 'message')} counted but not listed.`}
      </p>
      {shown.length > 0 && (
        <table class="facts">
          <thead>
            <tr>
              <th scope="col">
                <span class="offscreen">Direction</span>
              </th>
              <th scope="col">ms</th>
              <th scope="col">Type</th>
              <th scope="col">Size</th>
              <th scope="col">Beginning</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fact, index) => {
              const out = fact.kind === 'send-called' || fact.kind === 'net:frame-sent'
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added
                <tr key={index} data-message={out ? 'sent' : 'received'}>
                  <td class={out ? 'sent' : 'received'}>
                    <span role="img" aria-label={out ? 'sent' : 'received'}>
                      {out ? '↑' : '↓'}
                    </span>
                  </td>
                  <td class="mono number">{(fact.at - start).toFixed(1)}</td>
                  <td>{'type' in fact ? fact.type : fact.opcode === 1 ? 'text' : 'binary'}</td>
                  <td class="number">{amount(fact.size)}</td>
                  <td class="mono preview">
                    <Foreign text={fact.preview} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}
