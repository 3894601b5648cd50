// The sites that are not recorded: added by a host or a pasted address, removed one by one.

import { useRef } from 'preact/hooks'
import { mostSites } from '../../../src/core/settings.ts'
import { siteIn } from '../../../src/core/site.ts'
import { say } from '../../language/say.ts'
import type { Keeper } from '../../settings/settings.ts'
import { Foreign } from '../foreign.tsx'

/** The site that was written, with letters of any script as browsers write them in addresses. */
function siteOf(written: string): string | null {
  const site = siteIn(written)
  if (site !== null) return site
  const text = written.trim()
  const [, below = '', rest = ''] = /^(\*\.)?(.*)$/s.exec(text) ?? []
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(rest) ? rest : `http://${rest}`
  return rest !== '' && URL.canParse(address) ? siteIn(`${below}${new URL(address).host}`) : null
}

export function OffSites({ keeper, told }: { keeper: Keeper; told(words: string): void }) {
  const field = useRef<HTMLInputElement>(null)
  const sites = keeper.stored.value.offSites
  async function add(): Promise<void> {
    const site = siteOf(field.current?.value ?? '')
    if (site === null) return told(say('settingsNoSite'))
    if (sites.includes(site)) return told(say('settingsSiteListed'))
    if (sites.length >= mostSites) return told(say('settingsTooManySites', mostSites))
    await keeper.change('offSites', [...sites, site])
    if (field.current) field.current.value = ''
    told(say('settingsSaved'))
  }
  async function remove(site: string): Promise<void> {
    await keeper.change(
      'offSites',
      sites.filter((each) => each !== site),
    )
    told(say('settingsSaved'))
    // The button that had the focus is gone.
    field.current?.focus()
  }
  return (
    <div class="field">
      <h3 id="off-sites">{say('settingsOff')}</h3>
      {sites.length === 0 ? (
        <p class="dim" data-no-sites="">
          {say('settingsNoSites')}
        </p>
      ) : (
        <ul class="sites" aria-labelledby="off-sites">
          {sites.map((site) => (
            <li key={site} data-site={site}>
              <Foreign text={site} />
              <button
                type="button"
                aria-label={say('settingsRemove', site)}
                onClick={() => void remove(site)}
              >
                {say('settingsRemoveShort')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="add"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <label for="site">{say('settingsOffAdd')}</label>
        <input
          ref={field}
          id="site"
          type="text"
          inputMode="url"
          dir="ltr"
          autocomplete="off"
          spellcheck={false}
          maxLength={4096}
          aria-describedby="site-says"
        />
        <button type="submit" data-action="add-site">
          {say('settingsAdd')}
        </button>
      </form>
      <p id="site-says" class="dim">
        {say('settingsOffWhy')}
      </p>
    </div>
  )
}
