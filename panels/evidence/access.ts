// Whether a person lets Lifeline see every site. In both browsers the manifest's wish may be withheld.

import type { Signal } from '@preact/signals'

/** The part of `permissions` that is needed. */
export interface Permissions {
  contains(asked: { origins: string[] }): Promise<boolean>
  readonly onAdded: { addListener(heard: () => void): void }
  readonly onRemoved: { addListener(heard: () => void): void }
}

export const everySite = { origins: ['<all_urls>'] }

/** Keeps a signal as the browser has it: whether some site may not be seen. */
export function followAccess(permissions: Permissions, withheld: Signal<boolean>): void {
  const look = async () => {
    withheld.value = !(await permissions.contains(everySite))
  }
  permissions.onAdded.addListener(() => void look())
  permissions.onRemoved.addListener(() => void look())
  void look()
}
