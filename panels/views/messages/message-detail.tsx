// One message in full, as far as it was kept: as its protocol reads it, as a tree, as text, as bytes.

import { useState } from 'preact/hooks'
import { amount } from '../../../src/core/words.ts'
import { type Decoder, hexLines, jsonTree, type Payload } from '../../../src/payload/payload.ts'
import { decodedBy } from '../../messages/decoding.ts'
import type { Message } from '../../messages/messages-of.ts'
import { payloadOf } from '../../messages/payload-of.ts'
import { type MessageName, say } from '../../say.ts'
import { copyText } from '../context.ts'
import { Foreign } from '../foreign.tsx'
import { Tree } from './tree.tsx'

type Reading = 'decoded' | 'tree' | 'text' | 'hex'

const names: Readonly<Record<Reading, MessageName>> = {
  decoded: 'messageDecoded',
  tree: 'messageTree',
  text: 'messageText',
  hex: 'messageHex',
}
/** Drawn at first; the rest when it is asked for. */
const mostLetters = 20_000
const mostLines = 256

interface Props {
  readonly message: Message
  readonly decoder: Decoder | null
  onClose(): void
}

export function MessageDetail({ message, decoder, onClose }: Props) {
  const payload = payloadOf(message)
  const decoded = decoder && decodedBy(decoder, message)
  const tree = payload.type === 'text' ? jsonTree(payload.text) : null
  const readings: readonly Reading[] = [
    ...(decoded ? (['decoded'] as const) : []),
    ...(tree !== null ? (['tree'] as const) : []),
    ...(payload.type === 'text' ? (['text'] as const) : []),
    'hex',
  ]
  const [wanted, want] = useState<Reading | null>(null)
  const reading = wanted && readings.includes(wanted) ? wanted : (readings[0] ?? 'hex')
  const kept = payload.bytes.length
  return (
    <section class="message" aria-label={say('messageOne')} data-message-detail={reading}>
      <div class="actions">
        {readings.map((each) => (
          <button
            key={each}
            type="button"
            data-reading={each}
            aria-pressed={each === reading}
            onClick={() => want(each)}
          >
            {say(names[each])}
          </button>
        ))}
        <span class="space" />
        <button
          type="button"
          data-action="copy-message"
          onClick={() => copyText(payload.type === 'text' ? payload.text : hexOf(payload))}
        >
          {say('messageCopy')}
        </button>
        <button type="button" aria-label={say('messageClose')} onClick={onClose}>
          ✕
        </button>
      </div>
      {kept < payload.size && (
        <p class="dim">
          {kept === 0
            ? say(payload.type === 'binary' ? 'messageUnread' : 'messageNothing', amount(payload.size))
            : say('messageCut', amount(kept), amount(payload.size))}
        </p>
      )}
      {reading === 'decoded' && decoded && (
        <>
          <p>
            <b>{decoder?.title}</b> <Foreign text={decoded.summary} />
          </p>
          {decoded.problem && <p class="fault">{decoded.problem}</p>}
          <Tree value={{ kind: 'map', entries: decoded.parts }} />
        </>
      )}
      {reading === 'tree' && <Tree value={tree} />}
      {reading === 'text' && <Text text={payload.text} />}
      {reading === 'hex' && <Hex bytes={payload.bytes} />}
    </section>
  )
}

const hexOf = ({ bytes }: Payload) =>
  hexLines(bytes)
    .map(({ offset, hex, ascii }) => `${offset}  ${hex.padEnd(47)}  ${ascii}`)
    .join('\n')

function Text({ text }: { text: string }) {
  const [most, more] = useState(mostLetters)
  return (
    <>
      <pre class="mono payload">
        <Foreign text={text.slice(0, most)} lines />
      </pre>
      {text.length > most && <More onMore={() => more(most * 4)} />}
    </>
  )
}

function Hex({ bytes }: { bytes: Uint8Array }) {
  const [most, more] = useState(mostLines)
  return (
    <>
      <pre class="mono payload" dir="ltr">
        {hexLines(bytes, 0, most)
          .map(({ offset, hex, ascii }) => `${offset}  ${hex.padEnd(47)}  ${ascii}`)
          .join('\n')}
      </pre>
      {bytes.length > most * 16 && <More onMore={() => more(most * 4)} />}
    </>
  )
}

export function More({ onMore }: { onMore(): void }) {
  return (
    <button type="button" class="link" onClick={onMore}>
      {say('messageMore')}
    </button>
  )
}
