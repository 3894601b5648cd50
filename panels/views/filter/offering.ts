// What completes a filter is loaded when somebody goes to its field, or a moment before.

import { signal } from '@preact/signals'
import type { offersFor } from './offers.ts'

/** Null until it is loaded. */
export const offering = signal<typeof offersFor | null>(null)

export async function offersReady(): Promise<void> {
  offering.value ??= (await import('./offers.ts')).offersFor
}

/** The id of the option that stands at a place of the list. */
export const optionId = (at: number) => `filter-offer-${at}`
