// One tab's log: in memory while the background runs, and in session storage (memory too, never on disk) so that
// a background that was stopped finds it again. Beyond its room facts go, the least telling first, counted.

import { type Eviction, evict, without } from '../core/evict.ts'
import type { Fact } from '../core/fact.ts'
import {
  type Bytes,
  type DocumentId,
  documentOf,
  type Milliseconds,
  noDocument,
  subject,
} from '../core/units.ts'
import { sizeOf } from './chunk.ts'
import { type Standing, type Storage, StoredLog } from './stored-log.ts'

export interface Keeping {
  readonly storage: Storage
  /** How much memory a tab's facts may take. */
  room(): Bytes
  /** Resolves after a moment in which more may come. */
  moment(): Promise<void>
  /** Told what went of a tab's log, for everyone who has a copy. */
  evicted(tab: number, eviction: Eviction): void
}

/** Reporters that are remembered: those heard last. One that is not was heard to its end long ago. */
const mostReporters = 200

/** What a full log keeps, as a part of its room, so that not each new fact evicts another. */
const keptWhenFull = 0.75

export class TabLog {
  readonly tab: number
  readonly #keeping: Keeping
  readonly #stored: StoredLog
  #facts: Fact[] = []
  #size: Bytes = 0
  #unsaved: Fact[] = []
  #unsavedSize: Bytes = 0
  readonly #reporters = new Map<string, number>()
  readonly #documents = new Map<string, string>()
  #passedOver: number | null = null
  /** Whether something went that is still in storage, so that all of it must be written again. */
  #stale = false
  #dirty = false
  #saving: Promise<void> | null = null

  private constructor(tab: number, keeping: Keeping, stored = new StoredLog(tab, keeping.storage)) {
    this.tab = tab
    this.#keeping = keeping
    this.#stored = stored
  }

  /** Every log that an earlier life of the background left behind. */
  static async restore(keeping: Keeping): Promise<Map<number, TabLog>> {
    const logs = new Map<number, TabLog>()
    for (const { tab, stored, facts, reporters, documents, passedOver } of await StoredLog.restore(
      keeping.storage,
    )) {
      const log = new TabLog(tab, keeping, stored)
      log.#take(facts, sizeOf(facts))
      for (const [reporter, next] of Object.entries(reporters)) log.#reporters.set(reporter, next)
      for (const [reporter, document] of Object.entries(documents)) log.#documents.set(reporter, document)
      log.#passedOver = passedOver
      logs.set(tab, log)
    }
    return logs
  }

  static create(tab: number, keeping: Keeping): TabLog {
    return new TabLog(tab, keeping)
  }

  /** Everything in the log, oldest first. */
  get facts(): readonly Fact[] {
    return this.#facts
  }

  /** The number of the reporter's next fact that is not in the log yet. */
  nextOf(reporter: string): number {
    return this.#reporters.get(reporter) ?? 0
  }

  /**
   * The document that a reporter speaks for: the first it named, whatever it names later; null while it has named none.
   * It is none at all, and empty, where another reporter had named that document before.
   */
  speaksFor(reporter: string, named: DocumentId | null): string | null {
    const known = this.#documents.get(reporter)
    if (known !== undefined || named === null) return known ?? null
    const document = [...this.#documents.values()].includes(named) ? '' : named
    this.#documents.set(reporter, document)
    return document
  }

  /** Adds facts; `next` is the number up to which the reporter has been heard. */
  add(facts: readonly Fact[], heard?: { readonly reporter: string; readonly next: number }): void {
    const size = sizeOf(facts)
    this.#take(facts, size)
    for (const fact of facts) this.#unsaved.push(fact)
    this.#unsavedSize += size
    this.#dirty = true
    if (heard) this.#hear(heard)
  }

  #hear({ reporter, next }: { readonly reporter: string; readonly next: number }): void {
    this.#reporters.delete(reporter)
    this.#reporters.set(reporter, next)
    const [oldest] = this.#reporters.keys()
    if (this.#reporters.size <= mostReporters || oldest === undefined) return
    this.#reporters.delete(oldest)
    this.#documents.delete(oldest)
  }

  #take(facts: readonly Fact[], size: Bytes): void {
    for (const fact of facts) this.#facts.push(fact)
    this.#size += size
  }

  /** Lets go of facts, if the log takes more than its room. */
  shrink(): void {
    const room = this.#keeping.room()
    if (this.#size > room) this.#evict(room * keptWhenFull)
  }

  #evict(room: Bytes): void {
    const eviction = evict(this.#facts, (fact) => sizeOf([fact]), room)
    if (!eviction) return
    this.#replace(without(this.#facts, eviction))
    this.#keeping.evicted(this.tab, eviction)
  }

  /** From now on the log is this; storage must be written anew. */
  #replace(facts: Fact[]): void {
    this.#facts = facts
    this.#size = sizeOf(facts)
    this.#stale = true
    this.#dirty = true
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
    const last = this.#facts.at(-1)
    const about = subject(last ? documentOf(last.about) : noDocument.tab, 0)
    if (on && count > 0)
      this.add([{ kind: 'ctx:facts-dropped', about, at: now, count, why: 'recording was paused' }])
  }

  /** Notes that facts came while recording was paused. */
  passOver(count: number, heard: { readonly reporter: string; readonly next: number }): void {
    this.#passedOver = (this.#passedOver ?? 0) + count
    this.add([], heard)
  }

  /**
   * Resolves once everything added before the call is in session storage, or known to find no room there. A patient
   * caller lets what comes in the next moment into the same write.
   */
  async save(patient = false): Promise<void> {
    // A write that is under way may have begun before our facts were added; the next one holds them.
    if (this.#saving) await this.#saving
    if (!this.#saving && !this.#dirty) return
    this.#saving ??= this.#saveOnce(patient).finally(() => {
      this.#saving = null
    })
    await this.#saving
  }

  async #saveOnce(patient: boolean): Promise<void> {
    if (patient) await this.#keeping.moment()
    await this.#write()
  }

  async #write(): Promise<void> {
    try {
      await this.#writeOnce()
    } catch {
      // All tabs share one quota. What this tab has from before makes room.
      this.#evict(this.#size / 2)
      this.#stale = true
      try {
        await this.#writeOnce()
      } catch (error) {
        this.#stale = true
        this.#dirty = true
        throw error
      }
    }
  }

  /** Writes what is there now; what comes while that is under way waits for the next write. */
  #writeOnce(): Promise<void> {
    const [unsaved, size, stale] = [this.#unsaved, this.#unsavedSize, this.#stale]
    this.#unsaved = []
    this.#unsavedSize = 0
    this.#stale = false
    this.#dirty = false
    const standing: Standing = {
      reporters: Object.fromEntries(this.#reporters),
      documents: Object.fromEntries(this.#documents),
      passedOver: this.#passedOver,
    }
    return stale
      ? this.#stored.rewrite([...this.#facts], standing)
      : this.#stored.append(unsaved, size, standing)
  }

  /** Empties the log, here and in storage, but for the facts to keep. Reporters go on where they are. */
  async clear(keep: readonly Fact[] = []): Promise<void> {
    this.#replace([...keep])
    await this.save()
  }

  /** Forgets the tab altogether. */
  async forget(): Promise<void> {
    await this.clear()
    await this.#stored.remove()
  }
}
