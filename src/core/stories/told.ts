// The stories of a session that grows: the sockets of each story's key are kept together, and only a story whose
// sockets moved on is told again.

import { Members } from '../members.ts'
import type { Browser } from '../rule.ts'
import type { Socket } from '../socket.ts'
import type { Story } from './story.ts'
import { storyKey } from './story-key.ts'
import { storyOf } from './story-of.ts'

export class Stories {
  readonly members = new Members(storyKey)
  readonly #browser: Browser
  readonly #told = new Map<string, Story>()
  readonly #touched = new Set<string>()
  #list: readonly Story[] = []

  constructor(browser: Browser) {
    this.#browser = browser
  }

  /** Notes that more than a socket's messages changed. */
  touch(socket: Socket): void {
    this.#touched.add(storyKey(socket))
  }

  /** Every story, by its first socket. The list is a new one whenever a story may be. */
  list(): readonly Story[] {
    if (this.#touched.size === 0) return this.#list
    for (const key of this.#touched) {
      const story = storyOf(this.members.of(key), this.#browser)
      if (story) this.#told.set(key, story)
      else this.#told.delete(key)
    }
    this.#touched.clear()
    this.#list = [...this.#told.values()]
    return this.#list
  }
}
