// A socket as a link: to the panel's own page, at this socket, this tab and this filter. From DevTools that page is also
// opened.

import { useSignal } from '@preact/signals'
import { say } from '../language/say.ts'
import { writePlace } from '../session/deep-link.ts'
import type { Row } from '../session/store.ts'
import { copyText, useActions, useFiles, useStore } from './context.ts'

export function LinkSocket({ row: { socket } }: { row: Row }) {
  const { tab, filter } = useStore()
  const { ownPage } = useActions()
  const opened = useFiles()?.opened.value
  const told = useSignal('')
  // No link leads to a file.
  if (!ownPage || opened) return null
  const place = () => writePlace({ socket: socket.number, tab: tab.value, filter: filter.value })
  return (
    <>
      <span role="status" class="dim">
        {told.value}
      </span>
      <button
        type="button"
        class="icon"
        data-action="copy-link"
        aria-label={say('copyLink')}
        title={say('copyLinkTo')}
        onClick={() => {
          copyText(`${ownPage.address}${place()}`)
          told.value = say('copiedLink')
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M6.5 9.5l3-3M7 4.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L4.5 7" />
        </svg>
      </button>
      {ownPage.open && (
        <button
          type="button"
          class="icon"
          data-action="open-page"
          aria-label={say('openPage')}
          title={say('openPage')}
          onClick={() => ownPage.open?.(place())}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M6.5 3H3v10h10V9.5M9 2.5h4.5V7M13 3L7.5 8.5" />
          </svg>
        </button>
      )}
    </>
  )
}
