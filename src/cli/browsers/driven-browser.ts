// A real browser with the extension, driven from Node: its inspected tabs, their DevTools and the Lifeline
// panel. Everything is done in one tab, the first unless another was chosen. The two browsers implement it with what each offers; whoever drives needs not know which.

export interface LaunchOptions {
  readonly executable: string
  /** The unpacked extension: dist/chromium or dist/firefox. Null for a browser without it. */
  readonly extension: string | null
  readonly headless: boolean
  /** The window's size in CSS pixels; 1400 by 1000 unless told. */
  readonly width?: number
  readonly height?: number
  /** Further arguments for the browser's command line. */
  readonly args?: readonly string[]
  /** Other unpacked extensions to load beside it. */
  readonly otherExtensions?: readonly string[]
  /** Allows the extension in private windows, and in Chromium to be reloaded. */
  readonly allowPrivate?: boolean
  /** Takes every certificate as it is, as a test of what lies behind TLS must. */
  readonly acceptInsecureCerts?: boolean
  /** Firefox preferences. */
  readonly prefs?: Readonly<Record<string, string | number | boolean>>
}

export interface Picture {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
}

export interface PageLook extends Picture {
  /** The few colours of a system that is set to high contrast. */
  readonly forcedColors?: boolean
  readonly reducedMotion?: boolean
}

export interface DrivenBrowser {
  readonly name: 'chromium' | 'firefox'
  readonly version: string
  /** Resolves when the browser is gone, by us or by a person who closed its window. */
  readonly closed: Promise<void>
  /** Opens a URL in the inspected tab; resolves when it has loaded. */
  navigate(url: string): Promise<void>
  /** Chooses the tab with this number, from 0; the next number after the last opens another. */
  tab(number: number): Promise<void>
  /** Opens a private window, and goes on in its tab. */
  privateTab(): Promise<void>
  /** Closes the tab, and with it a window that has no other, and goes on in the first tab. */
  closeTab(): Promise<void>
  /** Ends the process of the tab's page, as a crash does. */
  crash(): Promise<void>
  /** Evaluates in the page's own world; promises are awaited, the result must be JSON. */
  evaluate<T>(expression: string): Promise<T>
  /** Draws the tab's page in this size from now on (1280 by 800 unless told), as on a system that is set so. */
  look(look: PageLook): Promise<void>
  /** Saves a picture (PNG) of the tab's page, as it is in sight. */
  screenshot(path: string): Promise<void>
  /** Waits until an expression is true in the page. */
  waitFor(expression: string, timeout?: number): Promise<void>
  /** Opens DevTools with the Lifeline panel in front; nothing happens when it is open. */
  openPanel(): Promise<void>
  closePanel(): Promise<void>
  /** Evaluates in the panel's document. */
  panel<T>(expression: string): Promise<T>
  waitForPanel(expression: string, timeout?: number): Promise<void>
  /** A click as a person makes it. */
  panelClick(selector: string): Promise<void>
  panelType(selector: string, text: string): Promise<void>
  /** Saves a picture (PNG) of the panel's document, as large as asked: 1280 by 800 unless told. */
  panelScreenshot(path: string, picture?: Picture): Promise<void>
  /** The text of the extension's badge for the inspected tab. */
  badge(): Promise<string>
  /** Evaluates in the extension's background, which must be running. */
  background<T>(expression: string): Promise<T>
  /** Stops the extension's background, as the browser does with an idle one. */
  stopBackground(): Promise<void>
  /** Reloads the extension, as an update does, and waits for its background. An open panel goes with it. */
  reloadExtension(): Promise<void>
  close(): Promise<void>
}

/** Asks again until the answer is yes. The error names what was waited for, and the last failure. */
export async function until(what: string, ask: () => Promise<boolean>, timeout = 15_000): Promise<void> {
  const end = Date.now() + timeout
  let failure = ''
  for (;;) {
    try {
      if (await ask()) return
    } catch (error) {
      failure = `; last failure: ${error instanceof Error ? error.message : error}`
    }
    if (Date.now() > end) throw new Error(`waited ${timeout} ms in vain for ${what}${failure}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
