// Every property, for the test and for the long run of `npm run fuzz`.

import { factProperties } from './facts.ts'
import { fileProperties } from './files.ts'
import type { Property } from './hostile.ts'
import { sessionProperties } from './sessions.ts'
import { storedProperties } from './stored.ts'
import { textProperties } from './texts.ts'

export const properties: readonly Property[] = [
  ...factProperties,
  ...textProperties,
  ...fileProperties,
  ...sessionProperties,
  ...storedProperties,
]
