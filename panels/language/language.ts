// Makes a page of the extension speak the browser's language: its words, its figures, and the way its lines run.

import { writeFigures } from './figures.ts'
import { say, speak } from './say.ts'

/** What is needed of `browser.i18n`. */
export interface Translations {
  getUILanguage(): string
  getMessage(name: string, substitutions?: string[]): string
}

/** To be called before anything is said. */
export function speakAsBrowser(i18n: Translations, root: HTMLElement): void {
  const messages = (name: string, filled: string[]) => i18n.getMessage(name, filled)
  speak(i18n.getUILanguage(), messages)
  // Where the browser's language has no messages, those of another one are shown: plurals and figures go by that one.
  const language = say('language')
  speak(language, messages)
  writeFigures(language)
  root.lang = language
  root.dir = i18n.getMessage('@@bidi_dir')
}
