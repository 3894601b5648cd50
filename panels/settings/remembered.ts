// Choices of a person that outlive the panel. Storage may be closed to it; then nothing is remembered. What was kept
// may be of another version, or broken: a decoder says whether it is a choice.

import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'

export type Keep = () => Pick<Storage, 'getItem' | 'setItem'>

/**
 * A signal that starts with what was chosen last time; `decode` gives undefined for what is no choice. While it is
 * `secret` it holds what is chosen, and writes nothing.
 */
export function remembered<T>(
  keep: Keep,
  name: string,
  otherwise: T,
  decode: (kept: unknown) => T | undefined,
  secret?: ReadonlySignal<boolean>,
): Signal<T> {
  const chosen = signal(otherwise)
  try {
    const found = keep().getItem(name)
    if (found !== null) chosen.value = decode(jsonOf(found)) ?? otherwise
    effect(() => {
      if (secret?.value !== true) keep().setItem(name, JSON.stringify(chosen.value))
    })
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof ReferenceError)) throw error
  }
  return chosen
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
