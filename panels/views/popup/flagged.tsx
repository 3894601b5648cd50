// The flagged sockets, a line each: where it went, and why it is flagged. Each leads to its evidence.

import { pathOf } from '../../../src/core/words.ts'
import { say, sayCount } from '../../language/say.ts'
import type { Row } from '../../session/store.ts'
import { Foreign } from '../foreign.tsx'
import type { PopupActions } from './popup.tsx'

/** A popup is for a glance; the session page has them all. */
const most = 50
/** What of an address fits on a line by far. */
const longest = 300

export function Flagged({ rows, actions }: { rows: readonly Row[]; actions: PopupActions }) {
  return (
    <>
      <ul class="flagged" aria-label={say('popupFlagged')}>
        {rows.slice(0, most).map(({ socket, diagnosis }) => {
          const { url } = socket.summary
          const code = socket.summary.closed?.code
          return (
            <li key={socket.id}>
              <button
                type="button"
                data-flagged={socket.id}
                data-rule={diagnosis.verdict?.rule}
                title={say('popupShowSocket')}
                onClick={() => actions.openSession(socket.id)}
              >
                <span class="fault" aria-hidden="true">
                  ⚑
                </span>
                <span class="where">
                  <Foreign text={pathOf(url).slice(0, longest)} class="path" />
                  {code !== undefined && <span class="dim">{code}</span>}
                </span>
                <span class="verdict">
                  <Foreign text={diagnosis.verdict?.title ?? ''} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {rows.length > most && <p class="dim">{sayCount('popupMore', rows.length - most)}</p>}
    </>
  )
}
