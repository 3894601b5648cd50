// The extension's service worker in Chromium: asked over the DevTools protocol, and stopped as an idle one is.

import type { Browser, Target } from 'puppeteer-core'
import { until } from './driven-browser.ts'

export const isBackground = (target: Target, id: string | null): boolean =>
  target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`)

/**
 * One question, then off again: a worker that a session is attached to does not go to sleep, and when it is stopped
 * nevertheless, the next one never starts (Chromium 156).
 */
export async function evaluateInBackground<T>(
  browser: Browser,
  id: string | null,
  expression: string,
): Promise<T> {
  const target = await browser.waitForTarget((each) => isBackground(each, id), { timeout: 5000 })
  const session = await target.createCDPSession()
  try {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  } finally {
    // What was asked may have ended the worker, and the session with it.
    await session.detach().catch(() => undefined)
  }
}

export async function stopBackground(browser: Browser, id: string | null): Promise<void> {
  const running = new Set(browser.targets().filter((each) => isBackground(each, id)))
  // An open panel starts the next worker at once, so only the end of this one tells that it stopped.
  const ended = (target: Target) => running.delete(target)
  browser.on('targetdestroyed', ended)
  const session = await browser.target().createCDPSession()
  try {
    const { targetInfos } = await session.send('Target.getTargets')
    const workers = targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.startsWith(`chrome-extension://${id}/`),
    )
    // One that is only just starting does not hear it, so it is told again; one that is gone is no target.
    const close = ({ targetId }: { targetId: string }) =>
      session.send('Target.closeTarget', { targetId }).catch(() => running.clear())
    let asked = 0
    await until('the service worker to stop', async () => {
      if (running.size > 0 && asked++ % 20 === 0) await Promise.all(workers.map(close))
      return running.size === 0
    })
  } finally {
    await session.detach()
    browser.off('targetdestroyed', ended)
  }
}
