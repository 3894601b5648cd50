// The list of messages, of which only what is in sight is drawn; the keys move in it, choose, pin and copy.

import { useLayoutEffect, useRef } from 'preact/hooks'
import { hexLines } from '../../../src/payload/payload.ts'
import { sayAmount } from '../../language/figures.ts'
import { say } from '../../language/say.ts'
import { useVirtual } from '../../list/virtual.ts'
import { type Decoding, decodedBy } from '../../messages/decoding.ts'
import { isSent, type Message, opcodeOf, typeOf } from '../../messages/messages-of.ts'
import { payloadOf } from '../../messages/payload-of.ts'
import { copiedText } from '../../messages/taking.ts'
import { copyText } from '../context.ts'
import { PinSign } from '../pin.tsx'
import { beginning, Marked } from './marked.tsx'

const lineHeight = 22
/** Letters of a message that its line shows. */
const most = 300

interface Listed {
  readonly messages: readonly Message[]
  readonly start: number
  readonly decoding: Decoding
  readonly chosen: { value: Message | null }
  readonly pinned: ReadonlySet<Message>
  onPin(message: Message): void
}

export function MessageList({ messages, start, decoding, chosen, pinned, onPin }: Listed) {
  const scrolled = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const { lines, above, below, scrollTo } = useVirtual(scrolled, messages.length, lineHeight)
  const at = chosen.value ? messages.indexOf(chosen.value) : -1
  const { length } = messages
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what comes, and nothing else
  useLayoutEffect(() => {
    if (atEnd.current && at < 0 && length > 0) scrollTo(length - 1)
  }, [length])

  function step(to: number): void {
    const next = Math.min(length - 1, Math.max(0, to))
    chosen.value = messages[next] ?? null
    scrollTo(next)
    requestAnimationFrame(() =>
      scrolled.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    )
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 20,
    PageUp: at - 20,
    Home: 0,
    End: length - 1,
  }
  return (
    <div
      ref={scrolled}
      class="messages-list"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollTop + clientHeight > scrollHeight - lineHeight
      }}
    >
      <table
        {...gridOf(length)}
        style={{ marginBlock: `${above}px ${below}px` }}
        onKeyDown={(event) => {
          const to = steps[event.key]
          if (to === undefined) return
          event.preventDefault()
          event.stopPropagation()
          step(to)
        }}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              <span class="offscreen">{say('messagesDirection')}</span>
            </th>
            <th scope="col">{say('messagesTime')}</th>
            <th scope="col">{say('messagesType')}</th>
            <th scope="col" class="opcode" title={say('messagesOpcode')}>
              <span aria-hidden="true">op</span>
              <span class="offscreen">{say('messagesOpcode')}</span>
            </th>
            <th scope="col">{say('messagesSize')}</th>
            <th scope="col" class="preview">
              {decoding.decoder?.title ?? say('messagesBeginning')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((index) => {
            const message = messages[index]
            return (
              message && (
                <Line
                  key={index}
                  {...{ message, index, start, decoding }}
                  chosen={index === at}
                  pinned={pinned.has(message)}
                  reached={index === at || (at < 0 && index === lines[0])}
                  onPin={() => onPin(message)}
                  onChoose={() => {
                    chosen.value = message
                  }}
                />
              )
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** A table whose rows are chosen is a grid (ARIA 1.2). Said apart: to the checks of the markup, a table is none. */
const gridOf = (length: number): object => ({
  role: 'grid',
  'aria-label': say('messagesList'),
  'aria-rowcount': length + 1,
})

interface Drawn {
  readonly message: Message
  readonly index: number
  readonly start: number
  readonly decoding: Decoding
  readonly chosen: boolean
  readonly pinned: boolean
  /** Whether the Tab key comes to it. */
  readonly reached: boolean
  onChoose(): void
  onPin(): void
}

function Line({ message, index, start, decoding, chosen, pinned, reached, onChoose, onPin }: Drawn) {
  const way = isSent(message) ? 'sent' : 'received'
  return (
    <tr
      data-message={way}
      data-pinned={pinned}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      class={chosen ? 'selected' : ''}
      tabIndex={reached ? 0 : -1}
      onClick={onChoose}
      onKeyDown={(event) => {
        const { key, ctrlKey, metaKey, altKey } = event
        const withControl = ctrlKey || metaKey
        if (key === 'Enter' || key === ' ') onChoose()
        else if (key === 'p' && !withControl && !altKey) onPin()
        // What a person marked is copied by the browser.
        else if (key === 'c' && withControl && getSelection()?.isCollapsed !== false)
          copyText(copiedText(message))
        else return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.focus()
      }}
    >
      <td class={way}>
        <span role="img" aria-label={say(way === 'sent' ? 'messagesSent' : 'messagesReceived')}>
          {way === 'sent' ? '↑' : '↓'}
        </span>
      </td>
      <td class="mono number">{(message.at - start).toFixed(1)}</td>
      <td>{typeOf(message)}</td>
      <td class="number opcode">{opcodeOf(message)}</td>
      <td class="number">{sayAmount(message.size)}</td>
      <td class="mono preview">
        {pinned && <PinSign />}
        <Preview message={message} decoding={decoding} />
      </td>
    </tr>
  )
}

function Preview({ message, decoding: { decoder } }: Pick<Drawn, 'message' | 'decoding'>) {
  const decoded = decoder && decodedBy(decoder, message)
  if (decoded) return <Marked text={beginning(decoded.summary, most)} />
  if (message.size === 0) return <span class="dim">{say('messageIsEmpty')}</span>
  if (message.preview === '') return <span class="dim">{say('messageNotKept')}</span>
  const { type, text, bytes } = payloadOf(message)
  if (type === 'text') return <Marked text={beginning(text, most)} />
  return (
    <bdi>
      {hexLines(bytes, 0, 2)
        .map(({ hex }) => hex)
        .join(' ')}
    </bdi>
  )
}
