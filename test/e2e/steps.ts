// How a view of the extension's pages is gone to: by the steps of a person, each taken as soon as it can be.

import type { Stage } from './stage.ts'

export interface View {
  /** One word or more, fit for a file's name. */
  readonly name: string
  /** Goes there in the tab of the views. */
  go(stage: Stage): Promise<void>
  /** What is there once it is reached. */
  readonly shows: string
}

/** Goes to a view, and waits for what it shows. */
export async function reach(stage: Stage, { go, shows }: View): Promise<void> {
  await go(stage)
  await stage.browser.waitFor(`document.querySelector(${JSON.stringify(shows)}) !== null`)
}

/** Does something to an element as soon as it is there. */
export const onceThere = ({ browser }: Stage, selector: string, act: string) =>
  browser.waitFor(
    `((it) => it !== null && !it.disabled && (${act}, true))(document.querySelector(${JSON.stringify(selector)}))`,
  )

export async function press(stage: Stage, ...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) await onceThere(stage, selector, 'it.click()')
}

export const type = (stage: Stage, selector: string, text: string) =>
  onceThere(
    stage,
    selector,
    `it.focus(), it.value = ${JSON.stringify(text)}, it.dispatchEvent(new Event('input', { bubbles: true }))`,
  )

export async function list(stage: Stage, tab: keyof Stage['tabs'] = 'recorded'): Promise<void> {
  await open(stage, `viewer.html?tab=${stage.tabs[tab]}`)
  await stage.browser.waitFor(
    `document.querySelector('tr[data-socket]') && document.querySelector('[data-strip]')`,
  )
}

/** Another page each time, and nothing remembered of the view before. */
export async function open({ browser, page }: Stage, name: string): Promise<void> {
  await browser.evaluate('localStorage.clear()')
  await browser.navigate('about:blank')
  await browser.navigate(page(name))
  await browser.waitFor(`document.querySelector('#app')?.children.length > 0`)
}

/** The socket with this verdict, or the first that has none; and one of its tabs. */
export async function socket(stage: Stage, rule: string | null, tab: string): Promise<void> {
  await list(stage)
  await stage.browser.waitFor(`(() => {
    const found = lifeline.session().sockets.find(({ verdict }) => (verdict?.rule ?? null) === ${JSON.stringify(rule)})
    return found !== undefined && lifeline.select(found.number)
  })()`)
  await press(stage, `[data-tab="${tab}"]`)
}

export async function message(stage: Stage, reading: string): Promise<void> {
  await socket(stage, null, 'messages')
  await press(stage, '[data-message]', `[data-reading="${reading}"]`)
}

export async function file(stage: Stage, name: string, text: string): Promise<void> {
  await open(stage, 'viewer.html')
  await stage.browser.waitFor('typeof lifeline === "object"')
  await stage.browser.evaluate(
    `void lifeline.files.open(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))`,
  )
}

export const key = ({ browser }: Stage, name: string) =>
  browser.evaluate(
    `void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${name}', bubbles: true }))`,
  )

export const choose = (stage: Stage, selector: string, at: number) =>
  onceThere(
    stage,
    selector,
    `it.selectedIndex = ${at}, it.dispatchEvent(new Event('change', { bubbles: true }))`,
  )

export const sight = (selector: string) => `(it.scrollIntoView({ block: '${selector}' }))`
