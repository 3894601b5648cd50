// Where Lifeline itself is, be it run from its sources or built: both stand two folders below its root.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folder with the built extensions, one for each browser. */
export const extensions = `${root}dist`

export const version: string = (
  JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }
).version
