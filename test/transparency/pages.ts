// The suite's pages, which the lab serves: one that shows every case in a frame of its own, a few at a time,
// and the page of each case, whose first scripts are the prelude and the case.

import type { Page } from '../lab/pages/page-for.ts'
import type { Case } from './case.ts'
import { prelude } from './prelude.ts'

/** Where all cases run; `window.results` is a JSON text when all of them are over. */
export const allCases = '/transparency/all'
const one = '/transparency/case/'
const words = '/transparency/prelude.js'
const end = '/transparency/over'

/** Frames at a time: more keep the browser no busier. */
const atATime = 12
/** A case that has not settled by then has failed. */
const patience = 60_000

export interface Pages {
  /** Answers a path of the suite's; undefined for any other. */
  page(path: string): Page | undefined
  /**
   * Resolves when a browser says that its cases are over. It says so to the server: a driver that asks the
   * page again and again would run its scripts between the page's.
   */
  over(): Promise<void>
}

export function pagesOf(cases: readonly Case[]): Pages {
  let say: (() => void) | undefined
  const pages = new Map<string, Page>([
    [allCases, html(`<script>${runner(cases.map(({ id }) => id))}</script>`)],
    [end, { status: 204, type: 'text/plain', body: '' }],
    [words, { status: 200, type: 'text/javascript', body: prelude }],
    ...cases.map(({ id, code }): [string, Page] => [
      one + id,
      html(`<script src="${words}"></script><script>run(async () => {\n${code.trim()}\n})</script>`),
    ]),
  ])
  return {
    page(path) {
      if (path === end) say?.()
      return pages.get(path)
    },
    over: () =>
      new Promise((resolve) => {
        say = resolve
      }),
  }
}

function html(body: string): Page {
  return { status: 200, type: 'text/html', body: `<!doctype html>\n<meta charset="utf-8">${body}\n` }
}

function runner(ids: readonly string[]): string {
  return `
const waiting = ${JSON.stringify(ids)}
const told = {}, over = {}
window.settled = (id, text) => over[id]?.(JSON.parse(text))
async function work() {
  for (let id; id = waiting.shift();) {
    const element = Object.assign(document.createElement('iframe'), { src: '${one}' + id })
    told[id] = await new Promise((resolve) => {
      over[id] = resolve
      setTimeout(resolve, ${patience}, { failed: 'it did not settle' })
      document.body.append(element)
    })
    element.remove()
  }
}
onload = async () => {
  await Promise.all(Array.from({ length: ${atATime} }, work))
  window.results = JSON.stringify(told)
  fetch('${end}')
}
`
}
