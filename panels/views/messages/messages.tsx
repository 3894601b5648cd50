// The messages of a socket: narrowed, listed, taken along, and the chosen one in full beneath the list.

import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { sayAmount } from '../../language/figures.ts'
import { say, sayCount } from '../../language/say.ts'
import { useDecoding } from '../../messages/decoding.ts'
import { type Message, messagesOf } from '../../messages/messages-of.ts'
import { everything, isUnreadable, type Narrowing, narrowed } from '../../messages/narrowing.ts'
import { useSearch } from '../../messages/searching.ts'
import type { Row } from '../../session/store.ts'
import { useStore } from '../context.ts'
import { Foreign } from '../foreign.tsx'
import { nameOf, useShortcut } from '../shortcuts.ts'
import { MessageDetail } from './message-detail.tsx'
import { MessageList } from './message-list.tsx'
import { NarrowMessages } from './narrow.tsx'
import { TakeMessages } from './take.tsx'

export function Messages({ row: { socket } }: { row: Row }) {
  const { pins } = useStore()
  const { received, sentMessages } = socket.summary
  const all = messagesOf(socket)
  const view = useRef<HTMLDivElement>(null)
  const narrowing = useSignal<Narrowing>(everything)
  const chosen = useSignal<Message | null>(null)
  const decoding = useDecoding(socket)
  const search = useSearch(all, narrowing.value.text)
  const pinned = pins.pinnedAmong(all)
  const { decoder } = decoding
  const { shown, unsearched } = narrowed(all, narrowing.value, { search, decoder, pinned })
  const start = socket.facts[0]?.at ?? 0
  const unlisted = received.count + sentMessages.count - all.length
  const { size } = narrowing.value
  const said = isUnreadable(size)
    ? say('messagesSizeUnreadable', size.slice(0, 40))
    : search.problem || listedOf(shown.length, all.length, unsearched, search.stopped)
  const pin = (message: Message) => pins.toggleMessage(message, all)
  useShortcut({ keys: ['p'], does: 'shortcutPinMessage' })
  useShortcut({ keys: ['Ctrl+C'], does: 'shortcutCopyMessage' })
  useShortcut({ keys: ['Ctrl+F'], does: 'shortcutFindMessage' })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what its fields and rows do not
    <div
      ref={view}
      class="messages"
      onKeyDown={(event) => {
        if (nameOf(event) !== 'Ctrl+F') return
        event.preventDefault()
        event.stopPropagation()
        const field = view.current?.querySelector<HTMLInputElement>('[data-action="search-messages"]')
        field?.focus()
        field?.select()
      }}
    >
      <p>
        {say(
          'messagesCounted',
          sayCount('messages', received.count),
          sayAmount(received.size),
          sayCount('messages', sentMessages.count),
          sayAmount(sentMessages.size),
        )}
        {unlisted > 0 && ` ${sayCount('messagesUnlisted', unlisted)}`}
      </p>
      {all.length > 0 && (
        <>
          <NarrowMessages
            narrowing={narrowing}
            messages={all}
            decoding={decoding}
            pinned={pinned.size}
            invalid={search.problem !== ''}
          >
            <TakeMessages messages={shown} socket={socket} />
            <span class="dim" data-listed={shown.length} role="status">
              <Foreign text={said} />
            </span>
          </NarrowMessages>
          <MessageList messages={shown} onPin={pin} {...{ start, decoding, chosen, pinned }} />
          {chosen.value && (
            <MessageDetail
              key={all.indexOf(chosen.value)}
              message={chosen.value}
              number={all.indexOf(chosen.value) + 1}
              socket={socket.number}
              decoder={decoder}
              pinned={pinned.has(chosen.value)}
              onPin={pin}
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

function listedOf(shown: number, all: number, unsearched: number, stopped: boolean): string {
  const listed = shown === all ? '' : say('messagesOf', shown, all)
  if (unsearched === 0) return listed
  const missing = sayCount(stopped ? 'messagesUnsearched' : 'messagesSearching', unsearched)
  return listed === '' ? missing : `${listed} · ${missing}`
}
