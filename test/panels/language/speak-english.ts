// Every test reads what a person reads in English.

import { speak } from '../../../panels/language/say.ts'
import english from '../../../panels/locales/en.json'

const messages: Record<string, { message: string } | undefined> = english

speak('en', (name, filled) =>
  (messages[name]?.message ?? '').replace(/\$([1-9])/g, (_, place) => filled[Number(place) - 1] ?? ''),
)
