// The messages of a socket: a list of which only what is in sight is drawn, searched and narrowed, and the chosen one
// in full beneath it.

import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { amount } from '../../../src/core/words.ts'
import { hexLines } from '../../../src/payload/payload.ts'
import { type Decoding, decodedBy, useDecoding } from '../../messages/decoding.ts'
import { isSent, type Message, messagesOf, typeOf } from '../../messages/messages-of.ts'
import { payloadOf } from '../../messages/payload-of.ts'
import { say, sayCount } from '../../say.ts'
import type { Row } from '../../store.ts'
import { useVirtual } from '../../virtual.ts'
import { Foreign } from '../foreign.tsx'
import { MessageDetail } from './message-detail.tsx'
import { type Narrowing, NarrowMessages, narrowed } from './narrow.tsx'

const lineHeight = 22
/** Letters of a message that its line shows. */
const most = 300

export function Messages({ row: { socket } }: { row: Row }) {
  const { received, sentMessages } = socket.summary
  const all = messagesOf(socket)
  const narrowing = useSignal<Narrowing>({ text: '', way: 'both' })
  const chosen = useSignal<Message | null>(null)
  const decoding = useDecoding(socket)
  const { shown, problem } = narrowed(all, narrowing.value)
  const start = socket.facts[0]?.at ?? 0
  const unlisted = received.count + sentMessages.count - all.length
  return (
    <div class="messages">
      <p>
        {say(
          'messagesCounted',
          sayCount('messages', received.count),
          amount(received.size),
          sayCount('messages', sentMessages.count),
          amount(sentMessages.size),
        )}
        {unlisted > 0 && ` ${sayCount('messagesUnlisted', unlisted)}`}
      </p>
      {all.length > 0 && (
        <>
          <NarrowMessages
            narrowing={narrowing}
            decoding={decoding}
            problem={problem}
            shown={shown.length}
            all={all.length}
          />
          <List messages={shown} start={start} decoding={decoding} chosen={chosen} />
          {chosen.value && (
            <MessageDetail
              key={all.indexOf(chosen.value)}
              message={chosen.value}
              decoder={decoding.decoder}
              onClose={() => {
                chosen.value = null
              }}
            />
          )}
        </>
      )}
    </div>
  )
}

interface Listed {
  readonly messages: readonly Message[]
  readonly start: number
  readonly decoding: Decoding
  readonly chosen: { value: Message | null }
}

function List({ messages, start, decoding, chosen }: Listed) {
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
            <th scope="col">{say('messagesSize')}</th>
            <th scope="col">{decoding.decoder?.title ?? say('messagesBeginning')}</th>
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
                  reached={index === at || (at < 0 && index === lines[0])}
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
  /** Whether the Tab key comes to it. */
  readonly reached: boolean
  onChoose(): void
}

function Line({ message, index, start, decoding: { decoder }, chosen, reached, onChoose }: Drawn) {
  const way = isSent(message) ? 'sent' : 'received'
  const decoded = decoder && decodedBy(decoder, message)
  return (
    <tr
      data-message={way}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      class={chosen ? 'selected' : ''}
      tabIndex={reached ? 0 : -1}
      onClick={onChoose}
      onKeyDown={({ key }) => {
        if (key === 'Enter' || key === ' ') onChoose()
      }}
    >
      <td class={way}>
        <span role="img" aria-label={say(way === 'sent' ? 'messagesSent' : 'messagesReceived')}>
          {way === 'sent' ? '↑' : '↓'}
        </span>
      </td>
      <td class="mono number">{(message.at - start).toFixed(1)}</td>
      <td>{typeOf(message)}</td>
      <td class="number">{amount(message.size)}</td>
      <td class="mono preview">
        <Foreign text={(decoded?.summary ?? beginningOf(message)).slice(0, most)} />
      </td>
    </tr>
  )
}

function beginningOf(message: Message): string {
  const { type, text, bytes } = payloadOf(message)
  if (type === 'text') return text
  return hexLines(bytes, 0, 2)
    .map(({ hex }) => hex)
    .join(' ')
}
