// One socket in detail: why, timeline, handshake, handlers, messages.

import { forwardOf } from '../language/direction.ts'
import { type MessageName, say } from '../language/say.ts'
import type { Row, Tab } from '../session/store.ts'
import { useStore } from './context.ts'
import { CopySocket } from './copy.tsx'
import { FactTable } from './fact-table.tsx'
import { Handlers } from './handlers.tsx'
import { HandshakeView } from './handshake.tsx'
import { LinkSocket } from './link.tsx'
import { Messages } from './messages/messages.tsx'
import { PinSocket } from './pin.tsx'
import { Why } from './why.tsx'

const tabs: readonly (readonly [Tab, MessageName])[] = [
  ['why', 'tabWhy'],
  ['timeline', 'tabTimeline'],
  ['handshake', 'tabHandshake'],
  ['handlers', 'tabHandlers'],
  ['messages', 'tabMessages'],
]

export function Detail({ row }: { row: Row }) {
  const store = useStore()
  const chosen = store.tab.value
  const name = say('detailSocket', row.socket.number)
  const choose = (tab: Tab) => {
    store.tab.value = tab
    document.querySelector<HTMLElement>(`[data-tab="${tab}"]`)?.focus()
  }
  const move = (by: number) => {
    const at = tabs.findIndex(([tab]) => tab === chosen)
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (next) choose(next[0])
  }
  return (
    <section class="detail" aria-label={name}>
      <h2 class="offscreen">{name}</h2>
      <div class="tabs">
        <div
          role="tablist"
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') move(forwardOf(event.currentTarget))
            if (event.key === 'ArrowLeft') move(-forwardOf(event.currentTarget))
          }}
        >
          {tabs.map(([tab, title]) => (
            <button
              key={tab}
              type="button"
              role="tab"
              id={`tab-${tab}`}
              data-tab={tab}
              aria-selected={chosen === tab}
              aria-controls="tab-body"
              tabIndex={chosen === tab ? 0 : -1}
              onClick={() => choose(tab)}
            >
              {say(title)}
            </button>
          ))}
        </div>
        <span class="space" />
        <PinSocket id={row.socket.id} />
        <LinkSocket row={row} />
        <CopySocket row={row} />
        <button
          type="button"
          aria-label={say('detailClose')}
          data-action="close-detail"
          onClick={() => {
            store.selectedId.value = null
          }}
        >
          ✕
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reached by keyboard */}
      <div class="body" role="tabpanel" id="tab-body" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        {chosen === 'why' && <Why row={row} />}
        {chosen === 'timeline' && <FactTable row={row} />}
        {chosen === 'handshake' && <HandshakeView row={row} />}
        {chosen === 'handlers' && <Handlers row={row} />}
        {chosen === 'messages' && <Messages key={row.socket.id} row={row} />}
      </div>
    </section>
  )
}
