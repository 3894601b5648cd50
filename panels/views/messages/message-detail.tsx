// One message in full, as far as it was kept: as its protocol reads it, as a tree, as text, as bytes.

import { useMemo, useRef, useState } from 'preact/hooks'
import { type Decoder, jsonTree, type Payload } from '../../../src/payload/payload.ts'
import { download } from '../../files/download.ts'
import { sayAmount } from '../../language/figures.ts'
import { type MessageName, say } from '../../language/say.ts'
import { decodedBy } from '../../messages/decoding.ts'
import type { Message } from '../../messages/messages-of.ts'
import { payloadOf } from '../../messages/payload-of.ts'
import { copiedText, payloadFile } from '../../messages/taking.ts'
import { copyText } from '../context.ts'
import { PinButton } from '../pin.tsx'
import { nameOf } from '../shortcuts.ts'
import { FindBar } from './find-bar.tsx'
import { Hex } from './hex.tsx'
import { beginning, FindContext, findOf, Marked, useFind } from './marked.tsx'
import { More } from './more.tsx'
import { Tree } from './tree.tsx'

type Reading = 'decoded' | 'tree' | 'text' | 'hex'

const names: Readonly<Record<Reading, MessageName>> = {
  decoded: 'messageDecoded',
  tree: 'messageTree',
  text: 'messageText',
  hex: 'messageHex',
}
/** Drawn at first, and while something is looked for; the rest when it is asked for. */
const mostLetters = { first: 20_000, searched: 200_000 }

interface Props {
  readonly message: Message
  /** Among those of the socket, from 1. */
  readonly number: number
  /** The socket's number. */
  readonly socket: number
  readonly decoder: Decoder | null
  readonly pinned: boolean
  onPin(message: Message): void
  onClose(): void
}

export function MessageDetail({ message, number, socket, decoder, pinned, onPin, onClose }: Props) {
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
  const [looked, lookFor] = useState('')
  const find = useMemo(() => findOf(looked), [looked])
  const section = useRef<HTMLElement>(null)
  const drawn = useRef<HTMLDivElement>(null)
  const [saved, setSaved] = useState('')
  const save = () => {
    const file = payloadFile(message, { socket, number, decoder: decoder?.id ?? null })
    download(file)
    setSaved(say('messageSaved', file.name))
  }
  return (
    <section
      ref={section}
      class="message"
      aria-label={say('messageOne')}
      data-message-detail={reading}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (nameOf(event) !== 'Ctrl+F') return
        event.preventDefault()
        event.stopPropagation()
        const field = section.current?.querySelector<HTMLInputElement>('[data-action="find-in-message"]')
        field?.focus()
        field?.select()
      }}
    >
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
        <PinButton pinned={pinned} action="pin-message" onPin={() => onPin(message)} />
        <button type="button" data-action="copy-message" onClick={() => copyText(copiedText(message))}>
          {say('messageCopy')}
        </button>
        <button type="button" data-action="save-message" onClick={save}>
          {say('messageSave')}
        </button>
        <button type="button" aria-label={say('messageClose')} onClick={onClose}>
          ✕
        </button>
        <FindBar
          text={looked}
          within={drawn}
          reading={reading}
          onFind={lookFor}
          onLeave={() => section.current?.focus()}
        />
      </div>
      <p class="dim" role="status" data-saved={saved !== ''}>
        {saved}
      </p>
      <Kept payload={payload} />
      <FindContext.Provider value={find}>
        <div ref={drawn}>
          {reading === 'decoded' && decoded && (
            <>
              <p>
                <b>{decoder?.title}</b> <Marked text={decoded.summary} />
              </p>
              {decoded.problem && <p class="fault">{decoded.problem}</p>}
              <Tree value={{ kind: 'map', entries: decoded.parts }} />
            </>
          )}
          {reading === 'tree' && <Tree value={tree} />}
          {reading === 'text' && <Text text={payload.text} />}
          {reading === 'hex' && <Hex bytes={payload.bytes} />}
        </div>
      </FindContext.Provider>
    </section>
  )
}

/** Says what there is not. */
function Kept({ payload: { type, size, bytes } }: { payload: Payload }) {
  const kept = bytes.length
  if (size === 0) return <p class="dim">{say('messageIsEmpty')}</p>
  if (kept >= size) return null
  if (kept > 0) return <p class="dim">{say('messageCut', sayAmount(kept), sayAmount(size))}</p>
  return <p class="dim">{say(type === 'binary' ? 'messageUnread' : 'messageNothing', sayAmount(size))}</p>
}

function Text({ text }: { text: string }) {
  const find = useFind()
  const [asked, more] = useState(mostLetters.first)
  const most = find ? Math.max(asked, mostLetters.searched) : asked
  return (
    <>
      <pre class="mono payload">
        <Marked text={beginning(text, most)} lines />
      </pre>
      {text.length > most && <More onMore={() => more(most * 4)} />}
    </>
  )
}
