// One choice of a person that outlives the panel. Storage may be closed to it; then nothing is remembered.

import { effect, type Signal, signal } from '@preact/signals'

type Keep = Pick<Storage, 'getItem' | 'setItem'>

/** A signal that starts with what was chosen last time. */
export function remembered(keep: () => Keep, name: string, otherwise: boolean): Signal<boolean> {
  const chosen = signal(otherwise)
  try {
    const found = keep().getItem(name)
    if (found !== null) chosen.value = found === 'yes'
    effect(() => keep().setItem(name, chosen.value ? 'yes' : 'no'))
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof ReferenceError)) throw error
  }
  return chosen
}
