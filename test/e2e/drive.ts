// A suite in a real browser, with its own lab and the real panel.

import { afterAll, beforeAll, describe } from 'vitest'
import type { LaunchOptions } from '../../src/cli/browsers/driven-browser.ts'
import type { BrowserName } from '../lab/scenario.ts'
import { startLab } from '../lab/server.ts'
import { launch, type Setting } from './driven-lab.ts'

export { choose, launch, type Setting, session, settled, socketsOf } from './driven-lab.ts'

export const names: readonly BrowserName[] = ['chromium', 'firefox']

/** A suite in one browser, with its own lab; `setting()` is ready inside of the tests. */
export function describeIn(
  name: BrowserName,
  title: string,
  body: (setting: () => Setting) => void,
  options?: Partial<LaunchOptions>,
): void {
  describe(`${title} (${name})`, () => {
    let setting: Setting | undefined
    beforeAll(async () => {
      const lab = await startLab()
      setting = { lab, browser: await launch(name, options) }
    })
    afterAll(async () => {
      await setting?.browser.close()
      await setting?.lab.stop()
    })
    body(() => {
      if (!setting) throw new Error('the browser is not up')
      return setting
    })
  })
}
