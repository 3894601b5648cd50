// Whether the browser lets Lifeline see every site, and a button that asks for it: here a person's click counts, which
// it does not in every DevTools.

import type { ReadonlySignal } from '@preact/signals'
import { say } from '../../language/say.ts'

interface Props {
  readonly withheld: ReadonlySignal<boolean>
  allow(): Promise<boolean>
  told(words: string): void
}

export function Access({ withheld, allow, told }: Props) {
  return (
    <section aria-labelledby="access" data-access={withheld.value ? 'withheld' : 'granted'}>
      <h2 id="access">{say('settingsAccess')}</h2>
      {withheld.value ? (
        <>
          <p class="warned">
            <span aria-hidden="true">⚠</span> {say('settingsAccessWithheld')}
          </p>
          <button
            type="button"
            data-action="allow"
            onClick={() =>
              void allow().then((granted) =>
                told(say(granted ? 'settingsAccessGranted' : 'settingsAccessRefused')),
              )
            }
          >
            {say('settingsAccessAllow')}
          </button>
        </>
      ) : (
        <p class="dim">{say('settingsAccessGranted')}</p>
      )}
    </section>
  )
}
