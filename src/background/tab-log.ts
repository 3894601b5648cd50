// One tab's log: in memory while the background runs, and in session storage (memory too, never on disk)
// so that a background that was stopped finds it again. Beyond its budget the oldest facts go, counted.

import type { Fact } from '../core/fact.ts'
import { type DocumentId, documentOf, type Milliseconds, subject } from '../core/units.ts'

/** What of `storage.session` a log needs. */
export interface Storage {
  get(): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  remove(keys: string[]): Promise<void>
}

interface Chunk {
  readonly key: string
  readonly facts: readonly Fact[]
  readonly size: number
}

/** Characters of JSON kept per tab; session storage holds 10 MB in all. */
const budget = 3_000_000

export class TabLog {
  readonly tab: number
  /** While recording is paused, how many facts were passed over; null while it is not. */
  #passedOver: number | null = null
  #chunks: Chunk[] = []
  #next = 0
  /** For each reporter, the number of its next fact that is not in the log yet. */
  readonly #reporters: Map<string, number>
  #unsaved: Fact[] = []
  #dirty = false
  #saving: Promise<void> | null = null
  readonly #storage: Storage

  private constructor(tab: number, storage: Storage, reporters: Map<string, number>) {
    this.tab = tab
    this.#storage = storage
    this.#reporters = reporters
  }

  /** Every log that an earlier life of the background left behind. */
  static async restore(storage: Storage): Promise<Map<number, TabLog>> {
    const logs = new Map<number, TabLog>()
    const items = await storage.get()
    const keys = Object.keys(items)
      .flatMap((key) => {
        const [, tab, chunk] = /^log\.(\d+)\.(\d+)$/.exec(key) ?? []
        return tab && chunk ? [{ key, tab: Number(tab), chunk: Number(chunk) }] : []
      })
      .sort((a, b) => a.chunk - b.chunk)
    for (const name of Object.keys(items)) {
      const tab = Number(/^reporters\.(\d+)$/.exec(name)?.[1] ?? Number.NaN)
      if (!Number.isNaN(tab)) logs.set(tab, TabLog.#restored(tab, storage, items))
    }
    for (const { key, tab, chunk } of keys) {
      const log = logs.get(tab) ?? TabLog.#restored(tab, storage, items)
      logs.set(tab, log)
      const facts = items[key] as Fact[]
      log.#chunks.push({ key, facts, size: JSON.stringify(facts).length })
      log.#next = chunk + 1
    }
    return logs
  }

  static #restored(tab: number, storage: Storage, items: Record<string, unknown>): TabLog {
    const reporters = items[`reporters.${tab}`]
    const known = typeof reporters === 'object' && reporters !== null ? Object.entries(reporters) : []
    const log = new TabLog(tab, storage, new Map(known.map(([name, next]) => [name, Number(next)])))
    const passedOver = items[`paused.${tab}`]
    log.#passedOver = typeof passedOver === 'number' ? passedOver : null
    return log
  }

  static create(tab: number, storage: Storage): TabLog {
    return new TabLog(tab, storage, new Map())
  }

  /** Everything in the log, oldest first. */
  get facts(): readonly Fact[] {
    return [...this.#chunks.flatMap(({ facts }) => facts), ...this.#unsaved]
  }

  /** The number of the reporter's next fact that is not in the log yet. */
  nextOf(reporter: string): number {
    return this.#reporters.get(reporter) ?? 0
  }

  /** Adds facts; `next` is the number up to which the reporter has been heard. */
  add(facts: readonly Fact[], heard?: { readonly reporter: string; readonly next: number }): void {
    this.#unsaved.push(...facts)
    this.#dirty = true
    if (heard) this.#reporters.set(heard.reporter, heard.next)
  }

  get recording(): boolean {
    return this.#passedOver === null
  }

  /** Pauses recording, or goes on with it: then the log tells how much was passed over. */
  record(on: boolean, now: Milliseconds): void {
    const count = this.#passedOver ?? 0
    if (on === this.recording) return
    this.#passedOver = on ? null : 0
    this.#dirty = true
    const last = this.#chunks.at(-1)?.facts.at(-1)
    const about = subject(last ? documentOf(last.about) : ('tab' as DocumentId), 0)
    if (on && count > 0)
      this.add([{ kind: 'ctx:facts-dropped', about, at: now, count, why: 'recording was paused' }])
  }

  /** Notes that facts came while recording was paused. */
  passOver(count: number, heard: { readonly reporter: string; readonly next: number }): void {
    this.#passedOver = (this.#passedOver ?? 0) + count
    this.add([], heard)
  }

  /** Resolves once everything added before the call is in session storage, or known to find no room there. */
  async save(): Promise<void> {
    // A write that is under way may have begun before our facts were added; the next one holds them.
    if (this.#saving) await this.#saving
    if (!this.#saving && !this.#dirty) return
    this.#saving ??= this.#write().finally(() => {
      this.#saving = null
    })
    await this.#saving
  }

  async #write(): Promise<void> {
    const facts = this.#unsaved
    this.#unsaved = []
    this.#dirty = false
    const key = `log.${this.tab}.${this.#next++}`
    if (facts.length > 0) this.#chunks.push({ key, facts, size: JSON.stringify(facts).length })
    const items = {
      ...(facts.length > 0 ? { [key]: facts } : {}),
      [`reporters.${this.tab}`]: Object.fromEntries(this.#reporters),
      [`paused.${this.tab}`]: this.#passedOver,
    }
    await this.#dropOldest(budget)
    try {
      await this.#storage.set(items)
    } catch {
      // All tabs share one quota. What this tab has from before makes room; the newest facts matter most.
      await this.#dropOldest(0)
      await this.#storage.set(items)
    }
  }

  /** Drops the oldest chunks until no more than `room` is taken; the newest chunk stays. */
  async #dropOldest(room: number): Promise<void> {
    let size = this.#chunks.reduce((sum, chunk) => sum + chunk.size, 0)
    const dropped: Chunk[] = []
    while (size > room && this.#chunks.length > 1) {
      const oldest = this.#chunks.shift()
      if (!oldest) break
      dropped.push(oldest)
      size -= oldest.size
    }
    const last = dropped.at(-1)?.facts.at(-1)
    if (!last) return
    this.add([
      {
        kind: 'ctx:facts-dropped',
        about: subject(documentOf(last.about), 0),
        at: last.at,
        count: dropped.reduce((sum, { facts }) => sum + facts.length, 0),
        why: 'the oldest, when the log was full',
      },
    ])
    await this.#storage.remove(dropped.map(({ key }) => key))
  }

  /** Empties the log, here and in storage, but for the facts to keep. Reporters go on where they are. */
  async clear(keep: readonly Fact[] = []): Promise<void> {
    const keys = this.#chunks.map(({ key }) => key)
    this.#chunks = []
    this.#unsaved = [...keep]
    this.#dirty = keep.length > 0
    await this.#storage.remove(keys)
    await this.save()
  }

  /** Forgets the tab altogether. */
  async forget(): Promise<void> {
    await this.clear()
    await this.#storage.remove([`reporters.${this.tab}`, `paused.${this.tab}`])
  }
}
