// Asks a page of Chromium, also one that just took another's place, as a prerendered one does: puppeteer may have lost its
// frame then, and it is asked over the protocol itself.

import type { Page } from 'puppeteer-core'

/** The value of an expression in a page, once it has settled. @throws Error where the expression throws. */
export async function evaluateIn<T>(page: Page, expression: string): Promise<T> {
  try {
    return (await page.evaluate(expression)) as T
  } catch (error) {
    if (!/detached Frame/.test(String(error))) throw error
  }
  const session = await page.target().createCDPSession()
  try {
    const how = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', how)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as T
  } finally {
    await session.detach()
  }
}

/** A page that is replaced while it is asked may never answer; in milliseconds. */
const patience = 10_000

/** Whether an expression holds in a page, for one who asks again: a page that does not answer is one in which it throws. */
export async function holdsIn(page: Page, expression: string): Promise<boolean> {
  let late: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, refuse) => {
    late = setTimeout(() => refuse(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    return Boolean(await Promise.race([evaluateIn(page, expression), silence]))
  } finally {
    clearTimeout(late)
  }
}
