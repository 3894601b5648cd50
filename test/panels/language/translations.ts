// The messages of a language as the browser gives them to an extension, read from the file that a translator edits.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Translations } from '../../../panels/language/language.ts'

export type Messages = Readonly<Record<string, { readonly message: string }>>

export const messagesOf = (language: string): Messages =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../panels/locales/${language}.json`), 'utf8'))

/** As `browser.i18n`, in a browser of this language whose messages are found in that one. */
export function translations(language: string, found = language, direction = 'ltr'): Translations {
  const messages = messagesOf(found)
  return {
    getUILanguage: () => language,
    getMessage: (name, filled = []) =>
      name === '@@bidi_dir'
        ? direction
        : (messages[name]?.message ?? '').replace(
            /\$([1-9])/g,
            (_, place) => filled[Number(place) - 1] ?? '',
          ),
  }
}
