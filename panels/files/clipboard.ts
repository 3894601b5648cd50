// Pictures on the clipboard, where the browser lets this page put them there; else as a file.

import { download } from './download.ts'

/** Copies a PNG, or saves it under this name where copying is refused: DevTools panels may not, pages may. */
export async function copyPicture(name: string, png: Promise<Blob>): Promise<'copied' | 'saved'> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    return 'copied'
  } catch {
    download({ name, blob: await png })
    return 'saved'
  }
}
