// The states a browser is measured in. Each has a browser of its own: what one state leaves behind, in the
// browser's caches or its log, is no other's.

import type { DrivenBrowser, LaunchOptions } from '../../src/cli/browsers/driven-browser.ts'
import { settingsKey } from '../../src/core/settings.ts'
import { launch } from '../../test/e2e/driven-lab.ts'
import { ownChildren } from './processor-time.ts'

export type StateId = 'none' | 'again' | 'least' | 'closed' | 'devtools' | 'metadata' | 'panel' | 'other'

export interface State {
  readonly id: StateId
  readonly title: string
  readonly devtools: boolean
  /** The states it is held against, the one that tells most first. */
  readonly against: readonly StateId[]
  readonly options: Partial<LaunchOptions>
  /** How much of each message a person has set to be kept, where it is not as it was made. */
  readonly beginning?: number
}

const folder = (name: string) => new URL(name, import.meta.url).pathname

/** DevTools cost a page of their own accord: Lifeline's panel is held against DevTools with an idle panel. */
export const states: readonly State[] = [
  { id: 'none', title: 'no extension', devtools: false, against: [], options: { extension: null } },
  {
    id: 'again',
    title: 'no extension, again',
    devtools: false,
    against: ['none'],
    options: { extension: null },
  },
  {
    id: 'least',
    title: 'the least that sees as much',
    devtools: false,
    against: ['none'],
    options: { extension: folder('least') },
  },
  { id: 'closed', title: 'Lifeline, DevTools closed', devtools: false, against: ['none'], options: {} },
  {
    id: 'devtools',
    title: 'DevTools, an idle panel',
    devtools: true,
    against: ['none'],
    options: { extension: folder('idle-panel') },
  },
  {
    id: 'metadata',
    title: 'DevTools, Lifeline, metadata',
    devtools: true,
    against: ['devtools', 'none'],
    options: {},
    beginning: 0,
  },
  {
    id: 'panel',
    title: 'DevTools, Lifeline recording',
    devtools: true,
    against: ['devtools', 'none'],
    options: {},
  },
]

/** Another extension for the same purpose, by the folder that it is unpacked in. */
export const beside = (extension: string): State => ({
  id: 'other',
  title: 'another extension',
  devtools: false,
  against: ['none'],
  options: { extension },
})

export interface Seat {
  readonly state: State
  readonly browser: DrivenBrowser
  /** The browser's first process; null where it is not known. */
  readonly pid: number | null
}

/** A browser for each state, with DevTools open where they belong. */
export async function seat(name: DrivenBrowser['name'], chosen: readonly State[]): Promise<readonly Seat[]> {
  const seats: Seat[] = []
  try {
    for (const state of chosen) {
      const before = ownChildren()
      const browser = await launch(name, state.options)
      const pid = ownChildren().find((each) => !before.includes(each)) ?? null
      seats.push({ state, browser, pid })
      if (state.devtools) await browser.openPanel()
      if (state.beginning !== undefined) await keep(browser, state.beginning)
    }
  } catch (error) {
    await leave(seats)
    throw error
  }
  return seats
}

/** Sets how much of each message is kept, as the options page does. */
async function keep(browser: DrivenBrowser, messageBeginning: number): Promise<void> {
  const items = JSON.stringify({ [settingsKey]: { messageBeginning } })
  await browser.panel(`(globalThis.browser ?? chrome).storage.local.set(${items}).then(() => 0)`)
}

export async function leave(seats: readonly Seat[]): Promise<void> {
  for (const { browser } of seats) await browser.close()
}
