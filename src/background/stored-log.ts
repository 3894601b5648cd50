// One tab's log in session storage: chunks of facts, and a manifest that names them, written together. A chunk that
// no manifest names is none, so that a background may be stopped between any two writes.

import * as v from 'valibot'
import type { Fact } from '../core/fact.ts'
import { type Bytes, noDocument, subject } from '../core/units.ts'
import { type Chunk, pack, sizeOf, slices, unpack } from './chunk.ts'

/** What of `storage.session` a log needs. */
export interface Storage {
  get(): Promise<Record<string, unknown>>
  set(items: Record<string, unknown>): Promise<void>
  remove(keys: string[]): Promise<void>
}

/** What is kept beside the facts, and must be of the same moment as they are. */
export interface Standing {
  /** For each reporter, the number of its next fact that is not in the log yet. */
  readonly reporters: Readonly<Record<string, number>>
  /** For each reporter that is a page's, the document it speaks for. */
  readonly documents: Readonly<Record<string, string>>
  /** While recording is paused, how many facts were passed over; null while it is not. */
  readonly passedOver: number | null
}

export interface Restored extends Standing {
  readonly tab: number
  readonly stored: StoredLog
  readonly facts: readonly Fact[]
}

interface Entry {
  readonly number: number
  readonly count: number
}

interface Manifest extends Standing {
  /** The chunks that make up the log, in order, and how many facts each holds. */
  readonly chunks: readonly Entry[]
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const manifest: v.GenericSchema<unknown, Manifest> = v.object({
  chunks: v.array(v.object({ number: whole, count: whole })),
  reporters: v.record(v.string(), whole),
  documents: v.record(v.string(), v.string()),
  passedOver: v.nullable(whole),
})

/** Chunks of single writes are packed into one when they have come to so much. */
const enough: Bytes = 500_000
/** So many of them are put together as they are: each write names them all. */
const mostLoose = 50

const manifestKey = (tab: number) => `tab.${tab}`
const chunkKey = (tab: number, chunk: number) => `log.${tab}.${chunk}`

export class StoredLog {
  readonly #tab: number
  readonly #storage: Storage
  #packed: Entry[] = []
  /** Chunks of single writes, with the facts that they hold. */
  #loose: Entry[] = []
  #looseFacts: Fact[] = []
  #looseSize: Bytes = 0
  #next = 0

  constructor(tab: number, storage: Storage) {
    this.#tab = tab
    this.#storage = storage
  }

  /** Every log that an earlier life of the background left behind. What belongs to none, or is none, is removed. */
  static async restore(storage: Storage): Promise<readonly Restored[]> {
    const logs: Restored[] = []
    const items = await storage.get()
    const named = new Set<string>()
    for (const [key, found] of Object.entries(items)) {
      const tab = Number(/^tab\.(\d+)$/.exec(key)?.[1] ?? Number.NaN)
      if (Number.isNaN(tab)) continue
      const read = v.safeParse(manifest, found)
      if (!read.success) {
        await storage.remove([key])
        continue
      }
      const { chunks, ...standing } = read.output
      const stored = new StoredLog(tab, storage)
      const facts: Fact[] = []
      for (const entry of chunks) {
        const chunk = items[chunkKey(tab, entry.number)]
        const held = await unpack(chunk).catch(() => null)
        for (const fact of held ?? [lost(entry.count)]) facts.push(fact)
        if (held && Array.isArray(chunk)) stored.#loosen(entry, held, sizeOf(held))
        else stored.#packed.push(entry)
        stored.#next = Math.max(stored.#next, entry.number + 1)
        named.add(chunkKey(tab, entry.number))
      }
      logs.push({ tab, stored, facts, ...standing })
    }
    const left = Object.keys(items).filter((key) => key.startsWith('log.') && !named.has(key))
    if (left.length > 0) await storage.remove(left)
    return logs
  }

  /** Writes what is new; when single writes have come to enough, they are packed into one chunk. */
  async append(facts: readonly Fact[], size: Bytes, standing: Standing): Promise<void> {
    if (facts.length === 0) return this.#set([], this.#manifest(standing))
    const entry = { number: this.#next++, count: facts.length }
    const before = [...this.#loose]
    this.#loosen(entry, facts, size)
    const much = this.#looseSize > enough
    if (!much && before.length < mostLoose)
      return this.#set([[entry.number, facts]], this.#manifest(standing))
    const whole = { ...entry, count: this.#looseFacts.length }
    const [loose, looseSize] = [this.#looseFacts, this.#looseSize]
    this.#settleLoose()
    if (much) this.#packed.push(whole)
    else this.#loosen(whole, loose, looseSize)
    const manifest = this.#manifest(standing)
    await this.#set([[entry.number, much ? await pack(loose) : loose]], manifest)
    await this.#remove(before)
  }

  /** Writes everything anew, as when facts went that storage still holds. */
  async rewrite(facts: readonly Fact[], standing: Standing): Promise<void> {
    const before = [...this.#packed, ...this.#loose]
    const pieces = [...slices(facts, enough)]
    this.#packed = pieces.map(({ length }) => ({ number: this.#next++, count: length }))
    this.#settleLoose()
    const manifest = this.#manifest(standing)
    const chunks: [number, Chunk][] = []
    for (const [index, { number }] of manifest.chunks.entries())
      chunks.push([number, await pack(pieces[index] ?? [])])
    await this.#set(chunks, manifest).catch(async () => {
      // There is no room for both.
      await this.#remove(before)
      await this.#set(chunks, manifest)
    })
    await this.#remove(before)
  }

  async remove(): Promise<void> {
    await this.#storage.remove([manifestKey(this.#tab)])
    await this.#remove([...this.#packed, ...this.#loose])
  }

  #loosen(entry: Entry, facts: readonly Fact[], size: Bytes): void {
    this.#loose.push(entry)
    for (const fact of facts) this.#looseFacts.push(fact)
    this.#looseSize += size
  }

  #settleLoose(): void {
    this.#loose = []
    this.#looseFacts = []
    this.#looseSize = 0
  }

  #manifest(standing: Standing): Manifest {
    return { chunks: [...this.#packed, ...this.#loose], ...standing }
  }

  #set(chunks: readonly (readonly [number, Chunk])[], manifest: Manifest): Promise<void> {
    return this.#storage.set({
      ...Object.fromEntries(chunks.map(([number, chunk]) => [chunkKey(this.#tab, number), chunk])),
      [manifestKey(this.#tab)]: manifest,
    })
  }

  #remove(entries: readonly Entry[]): Promise<void> {
    return this.#storage.remove(entries.map(({ number }) => chunkKey(this.#tab, number)))
  }
}

/** In the place of facts that storage does not give back. */
const lost = (count: number): Fact => ({
  kind: 'ctx:facts-dropped',
  about: subject(noDocument.tab, 0),
  at: 0,
  count,
  why: 'the browser did not give them back when Lifeline’s background was started again',
})
