// The three states a page can be in: no extension at all, the extension with DevTools closed, and DevTools
// open with the Lifeline panel. The same pages of the same lab are shown in each.

import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { launch } from '../e2e/driven-lab.ts'
import type { BrowserName } from '../lab/scenario.ts'

export const states = ['without', 'idle', 'recording'] as const
export type State = (typeof states)[number]

/** Firefox: what would be another with DevTools open even without the extension, and pop-ups. */
const prefs = {
  'network.websocket.delay-failed-reconnects': false,
  'dom.disable_open_during_load': false,
  // Where a debugger looks, stacks go on beyond what was awaited.
  'javascript.options.asyncstack': false,
}

export interface InStates {
  /** The same act in each state, one after another. */
  each<T>(act: (browser: DrivenBrowser, state: State) => Promise<T>): Promise<Record<State, T>>
  close(): Promise<void>
}

/** Launches two browsers: one without the extension, and one that is first idle, then recording. */
export async function launchInStates(name: BrowserName): Promise<InStates> {
  const plain = await launch(name, { extension: null, prefs })
  const inspected = await launch(name, { prefs }).catch(async (error: unknown) => {
    await plain.close()
    throw error
  })
  return {
    async each(act) {
      const without = await act(plain, 'without')
      await inspected.closePanel()
      const idle = await act(inspected, 'idle')
      await inspected.openPanel()
      const recording = await act(inspected, 'recording')
      return { without, idle, recording }
    },
    async close() {
      await plain.close()
      await inspected.close()
    },
  }
}
