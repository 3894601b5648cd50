// What a person set up once and finds again: whether earlier pages stay, the columns and their widths, order and
// groups of the list, and the filters that were used.

import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import * as v from 'valibot'
import type { Spacing } from '../../src/core/ladder/layout.ts'
import {
  byStart,
  type Column,
  columns,
  fixed,
  type Grouping,
  groupings,
  narrowest,
  type Sort,
  usual,
  widest,
} from '../list/columns.ts'
import { type Keep, remembered } from './remembered.ts'

/** How much of the width the list has beside a detail, in percent. */
export const share = { usual: 48, least: 25, most: 75 }

export interface Choices {
  readonly preserveLog: Signal<boolean>
  readonly columns: Signal<readonly Column[]>
  /** In pixels; a column that is not named is as wide as there is room. */
  readonly widths: Signal<Readonly<Partial<Record<Column, number>>>>
  /** The list's, beside a detail; in percent. */
  readonly share: Signal<number>
  readonly sort: Signal<Sort>
  readonly grouping: Signal<Grouping>
  /** Whether pinned sockets stand above the others. */
  readonly pinnedFirst: Signal<boolean>
  /** How the rungs of a ladder are spaced. */
  readonly ladder: Signal<Spacing>
  /** Filters that were used, the last one first. */
  readonly history: Signal<readonly string[]>
}

const column = v.picklist(columns)
const decoders = {
  preserveLog: v.boolean(),
  columns: v.pipe(
    v.array(column),
    v.check((given) => given.includes(fixed)),
  ),
  widths: v.record(v.string(), v.pipe(v.number(), v.minValue(narrowest), v.maxValue(widest))),
  share: v.pipe(v.number(), v.minValue(share.least), v.maxValue(share.most)),
  sort: v.object({ by: column, down: v.boolean() }),
  grouping: v.picklist(groupings),
  pinnedFirst: v.boolean(),
  ladder: v.picklist(['even', 'scale'] satisfies Spacing[]),
  history: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(20)),
}

function decoded<T>(schema: v.GenericSchema<unknown, T>): (kept: unknown) => T | undefined {
  return (kept) => {
    const found = v.safeParse(schema, kept)
    return found.success ? found.output : undefined
  }
}

/** @param secret while a page is shown that must leave no trace: filters name what was recorded */
export function rememberedChoices(keep: Keep, secret: ReadonlySignal<boolean>): Choices {
  return {
    preserveLog: remembered(keep, 'preserve-log', true, decoded(decoders.preserveLog)),
    columns: remembered<readonly Column[]>(keep, 'columns', usual, decoded(decoders.columns)),
    widths: remembered<Readonly<Partial<Record<Column, number>>>>(
      keep,
      'widths',
      {},
      decoded(decoders.widths),
    ),
    share: remembered(keep, 'list-share', share.usual, decoded(decoders.share)),
    sort: remembered<Sort>(keep, 'sort', byStart, decoded(decoders.sort)),
    grouping: remembered<Grouping>(keep, 'grouping', 'document', decoded(decoders.grouping)),
    pinnedFirst: remembered(keep, 'pinned-first', true, decoded(decoders.pinnedFirst)),
    ladder: remembered<Spacing>(keep, 'ladder', 'even', decoded(decoders.ladder)),
    history: remembered<readonly string[]>(keep, 'filters', [], decoded(decoders.history), secret),
  }
}

/** Choices that nothing keeps. */
export function freshChoices(): Choices {
  return {
    preserveLog: signal(true),
    columns: signal(usual),
    widths: signal({}),
    share: signal(share.usual),
    sort: signal(byStart),
    grouping: signal<Grouping>('document'),
    pinnedFirst: signal(true),
    ladder: signal<Spacing>('even'),
    history: signal([]),
  }
}

/** The filters used, with this one first; a longer one takes the place of its beginning. */
export function withUsed(history: readonly string[], used: string): readonly string[] {
  const text = used.trim()
  if (text === '' || text.length > 1000) return history
  const [last] = history
  const kept = last !== undefined && text.startsWith(last) ? history.slice(1) : history
  return [text, ...kept.filter((each) => each !== text)].slice(0, 20)
}
