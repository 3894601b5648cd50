// The settings, section by section. Each change is stored at once, and said.

import { type ReadonlySignal, signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { beginning, densities, memory, type Stored, themes } from '../../../src/core/settings.ts'
import { type MessageName, say } from '../../language/say.ts'
import type { Keeper } from '../../settings/settings.ts'
import { Access } from './access.tsx'
import { Check, Choice, NumberField } from './fields.tsx'
import { OffSites } from './off-sites.tsx'

interface Props {
  readonly keeper: Keeper
  /** Whether the browser does not let Lifeline see every site. */
  readonly withheld: ReadonlySignal<boolean>
  /** Asks a person for that; resolves with the answer. */
  allow(): Promise<boolean>
}

const themeNames: Readonly<Record<Stored['theme'], MessageName>> = {
  browser: 'settingsThemeBrowser',
  light: 'settingsThemeLight',
  dark: 'settingsThemeDark',
}
const densityNames: Readonly<Record<Stored['density'], MessageName>> = {
  comfortable: 'settingsDensityComfortable',
  compact: 'settingsDensityCompact',
}

export function SettingsPage({ keeper, withheld, allow }: Props) {
  const [status] = useState(() => signal(''))
  const stored = keeper.stored.value
  const told = (words: string) => {
    status.value = words
  }
  const set = async <Part extends keyof Stored>(part: Part, value: Stored[Part]) => {
    if (await keeper.change(part, value)) told(say('settingsSaved'))
  }
  return (
    <main class="settings" data-lifeline="settings">
      <h1>{say('settingsTitle')}</h1>
      <Access withheld={withheld} allow={allow} told={told} />
      <section aria-labelledby="capture">
        <h2 id="capture">{say('settingsCapture')}</h2>
        <Check
          id="capture-on"
          label={say('settingsCaptureOn')}
          why={say('settingsCaptureWhy')}
          checked={stored.capture}
          set={(on) => void set('capture', on)}
        />
        <OffSites keeper={keeper} told={told} />
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits">{say('settingsLimits')}</h2>
        <NumberField
          id="memory"
          label={say('settingsMemory')}
          why={say('settingsMemoryWhy')}
          limits={memory}
          value={stored.memoryPerTab}
          set={(value) => void set('memoryPerTab', value)}
          told={told}
        />
        <NumberField
          id="beginning"
          label={say('settingsMessages')}
          why={say('settingsMessagesWhy')}
          limits={beginning}
          value={stored.messageBeginning}
          set={(value) => void set('messageBeginning', value)}
          told={told}
        />
      </section>
      <section aria-labelledby="export">
        <h2 id="export">{say('settingsExport')}</h2>
        <Check
          id="redact"
          label={say('settingsExportRedact')}
          why={say('settingsExportWhy')}
          checked={stored.redactExports}
          set={(on) => void set('redactExports', on)}
        />
      </section>
      <section aria-labelledby="looks">
        <h2 id="looks">{say('settingsLooks')}</h2>
        <Choice
          name="theme"
          legend={say('settingsTheme')}
          choices={themes.map((value) => ({ value, label: say(themeNames[value]) }))}
          chosen={stored.theme}
          set={(theme) => void set('theme', theme)}
        />
        <Choice
          name="density"
          legend={say('settingsDensity')}
          choices={densities.map((value) => ({ value, label: say(densityNames[value]) }))}
          chosen={stored.density}
          set={(density) => void set('density', density)}
        />
        <p class="dim">{say('settingsLanguage')}</p>
      </section>
      <div class="end">
        <button
          type="button"
          data-action="reset"
          onClick={async () => {
            await keeper.reset()
            told(say('settingsResetDone'))
          }}
        >
          {say('settingsReset')}
        </button>
        <p role="status">{status}</p>
      </div>
    </main>
  )
}
