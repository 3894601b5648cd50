// The text of a page's script or source map: from DevTools where it holds it, else asked for again, without cookies,
// from the address that the page's own call stack names. Only text comes back; nothing is ever run.

import { say } from '../language/say.ts'

export interface SourceText {
  readonly text: string
  /** The address of its source map as the answer's header tells it (`SourceMap`), '' for none. */
  readonly mapHeader: string
}

/** A resource as `devtools.inspectedWindow.getResources` lists it (Chromium only). */
interface Resource {
  readonly url: string
  getContent(done: (content: string | null, encoding: string | null) => void): void
}

export interface Surroundings {
  /** Missing where the browser's DevTools do not list resources. */
  readonly listResources?: (done: (resources: readonly Resource[]) => void) => void
  readonly fetch: typeof fetch
}

const longest = 50_000_000
const patience = 10_000

/** Gives a function that reads a script's or a map's text. It rejects with a sentence that says why it cannot. */
export function sourceTextReader({
  listResources,
  fetch,
}: Surroundings): (url: string) => Promise<SourceText> {
  return async (url) => {
    if (url.startsWith('data:')) return { text: decodeDataUrl(url), mapHeader: '' }
    if (!/^https?:\/\//i.test(url)) throw new Error(say('sourceNoText', url.slice(0, 40)))
    const known = listResources && (await contentOf(listResources, url))
    return known ? { text: known, mapHeader: '' } : ask(fetch, url)
  }
}

function contentOf(
  listResources: NonNullable<Surroundings['listResources']>,
  url: string,
): Promise<string | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), patience)
    listResources((resources) => {
      const found = resources.find((each) => each.url === url)
      if (!found) resolve(null)
      else found.getContent((content, encoding) => resolve(encoding ? null : content))
    })
  })
}

async function ask(fetch: Surroundings['fetch'], url: string): Promise<SourceText> {
  const answer = await fetch(url, {
    credentials: 'omit',
    cache: 'force-cache',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patience),
  })
  if (!answer.ok) throw new Error(say('sourceAnswered', answer.status))
  if (Number(answer.headers.get('content-length') ?? 0) > longest) throw new Error(say('sourceLarge'))
  const text = await answer.text()
  if (text.length > longest) throw new Error(say('sourceLarge'))
  return { text, mapHeader: answer.headers.get('sourcemap') ?? answer.headers.get('x-sourcemap') ?? '' }
}

/** RFC 2397: `data:[<type>][;base64],<data>`. */
function decodeDataUrl(url: string): string {
  const comma = url.indexOf(',')
  if (comma < 0) throw new Error(say('sourceNoUrlContent'))
  const content = url.slice(comma + 1)
  if (!/;base64$/i.test(url.slice(0, comma))) return decodeURIComponent(content)
  return new TextDecoder().decode(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)))
}
