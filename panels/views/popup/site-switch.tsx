// Turns recording of the page's site off and on. What was turned takes effect with the next load, which is offered.

import { useState } from 'preact/hooks'
import { offAt, type Settings } from '../../../src/core/settings.ts'
import { isSite } from '../../../src/core/site.ts'
import { say } from '../../language/say.ts'
import { Foreign } from '../foreign.tsx'
import type { PopupActions } from './popup.tsx'

interface Props {
  readonly site: string
  readonly settings: Settings
  readonly isPrivate: boolean
  readonly actions: PopupActions
}

export function SiteSwitch({ site, settings, isPrivate, actions }: Props) {
  const [turned, setTurned] = useState(false)
  const on = offAt(settings, site) === null
  if (!isSite(site)) return null
  return (
    <section class="site-switch" aria-label={say('popupRecordSite')}>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={isPrivate ? 'site-private' : undefined}
        data-action="record-site"
        disabled={isPrivate}
        onClick={() => {
          setTurned(true)
          actions.record(site, !on)
        }}
      >
        <span class="track" aria-hidden="true" />
        <span>{say('popupRecordSite')}</span> <Foreign text={site} class="strong" />
      </button>
      {isPrivate && (
        <p id="site-private" class="dim">
          {say('popupSitePrivate')}
        </p>
      )}
      {turned && (
        <p role="status">
          {say(on ? 'popupTurnedOn' : 'popupTurnedOff')}{' '}
          {on && (
            <button type="button" class="link" data-action="reload-turned" onClick={() => actions.reload()}>
              {say('popupReload')}
            </button>
          )}
        </p>
      )}
    </section>
  )
}
