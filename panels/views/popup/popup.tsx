// The popup: how many sockets the page has, which of them are flagged and why, in a line each; and where there are
// none, why that is and what to do.

import type { ReadonlySignal } from '@preact/signals'
import type { Settings } from '../../../src/core/settings.ts'
import type { SubjectId } from '../../../src/core/units.ts'
import { sightOf, siteOf } from '../../evidence/sight.ts'
import { say, sayCount } from '../../language/say.ts'
import type { Circumstances } from '../../session/circumstances.ts'
import type { Store } from '../../session/store.ts'
import { Foreign } from '../foreign.tsx'
import { Flagged } from './flagged.tsx'
import { SiteSwitch } from './site-switch.tsx'
import { Unseen } from './unseen.tsx'

export interface PopupActions {
  /** Opens the tab's session on a page of its own, with this socket chosen where there is one. */
  openSession(socket: SubjectId | null): void
  openSaved(): void
  openSettings(): void
  reload(): void
  /** Asks a person to let Lifeline see every site. */
  allow(): void
  /** Turns recording on again where it was turned off everywhere. */
  capture(): void
  record(site: string, on: boolean): void
}

export interface PopupProps {
  readonly store: Store
  /** The address of the tab's page; null where the browser does not tell it. */
  readonly url: ReadonlySignal<string | null>
  readonly circumstances: Circumstances
  readonly settings: ReadonlySignal<Settings>
  /** Whether pages from the disk may be seen. */
  readonly files: boolean
  /** Whether the tab is of a private window. */
  readonly isPrivate: boolean
  readonly actions: PopupActions
}

export function Popup(props: PopupProps) {
  const { store, url, circumstances, settings, files, isPrivate, actions } = props
  const heard = circumstances.heard.value
  const started = store.log.value.facts.some(({ kind }) => kind === 'ctx:document-started')
  const sight = sightOf({
    browser: store.browser,
    url: url.value,
    off: circumstances.off.value,
    withheld: circumstances.withheld.value,
    files,
    started: started || store.rows.value.length > 0,
  })
  const site = siteOf(url.value)
  return (
    <div class="popup" data-lifeline="popup" data-sight={heard ? sight : ''}>
      <header>
        <h1>Lifeline</h1>
        {site !== null && <Foreign text={site} class="dim site" />}
      </header>
      <main>
        {!heard ? null : sight === 'seen' ? (
          <Seen store={store} actions={actions} />
        ) : (
          <Unseen sight={sight} actions={actions} />
        )}
      </main>
      {site !== null && circumstances.off.value !== 'everywhere' && (
        <SiteSwitch site={site} settings={settings.value} isPrivate={isPrivate} actions={actions} />
      )}
      <footer>
        <button
          type="button"
          class="main"
          data-action="open-session"
          onClick={() => actions.openSession(null)}
        >
          {say('popupOpenSession')}
        </button>
        <button type="button" data-action="open-saved" onClick={() => actions.openSaved()}>
          {say('popupOpenSaved')}
        </button>
        <button type="button" data-action="settings" onClick={() => actions.openSettings()}>
          {say('popupSettings')}
        </button>
      </footer>
    </div>
  )
}

function Seen({ store, actions }: { store: Store; actions: PopupActions }) {
  const rows = store.rows.value
  const flagged = rows.filter(({ diagnosis }) => diagnosis.verdict !== null)
  const { open } = store.counters.value
  return (
    <>
      <p role="status" class="counts" data-counts="">
        {rows.length === 0
          ? say('popupNone')
          : [
              sayCount('sockets', rows.length),
              sayCount('popupOpenSockets', open),
              sayCount('popupFlaggedSockets', flagged.length),
            ].join(' · ')}
      </p>
      {rows.length === 0 && (
        <>
          <p class="dim">{say('popupNoneWhy')}</p>
          <button type="button" data-action="reload" onClick={() => actions.reload()}>
            {say('popupReload')}
          </button>
        </>
      )}
      {rows.length > 0 && flagged.length === 0 && (
        <p data-nothing-flagged="">
          <span class="well" aria-hidden="true">
            ✓
          </span>{' '}
          {say('popupNothingFlagged')}
        </p>
      )}
      {flagged.length > 0 && <Flagged rows={flagged} actions={actions} />}
    </>
  )
}
