// What stands in the list, line by line: groups, stories in place of their sockets, sockets. The views draw those
// lines that are in sight.

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Story } from '../src/core/stories/story.ts'
import type { Row } from './store.ts'
import { isOpen, type StoryItem, told } from './told.ts'

export type Line =
  | { readonly kind: 'group'; readonly key: string; readonly rows: readonly Row[] }
  | { readonly kind: 'story'; readonly key: string; readonly item: StoryItem; readonly open: boolean }
  | {
      readonly kind: 'socket'
      readonly key: string
      readonly row: Row
      /** The story that it is drawn below. */
      readonly story: Story | null
    }

export interface Listing {
  readonly lines: ReadonlySignal<readonly Line[]>
  /** Stories that a person opened or folded, against what goes by itself. */
  readonly toggled: Signal<ReadonlySet<string>>
  /** Opens a folded story, folds an open one. */
  toggle(story: Story): void
}

/** The lines of these rows, grouped by the document that made them. */
export function createListing(
  shown: ReadonlySignal<readonly Row[]>,
  stories: ReadonlySignal<readonly Story[]>,
): Listing {
  const toggled = signal<ReadonlySet<string>>(new Set())
  return {
    toggled,
    lines: computed(() =>
      [...groupByDocument(shown.value)].flatMap(([key, rows]) => [
        { kind: 'group', key, rows },
        ...told(rows, stories.value).flatMap((item) => linesOf(item, toggled.value)),
      ]),
    ),
    toggle({ id }) {
      const next = new Set(toggled.value)
      if (!next.delete(id)) next.add(id)
      toggled.value = next
    },
  }
}

function groupByDocument(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const known = groups.get(row.socket.document)
    if (known) known.push(row)
    else groups.set(row.socket.document, [row])
  }
  return groups
}

function linesOf(item: ReturnType<typeof told>[number], toggled: ReadonlySet<string>): readonly Line[] {
  if ('row' in item) return [socketLine(item.row, null)]
  const open = isOpen(item, toggled)
  const { story, rows } = item
  const own: Line = { kind: 'story', key: story.id, item, open }
  return open ? [own, ...rows.map((row) => socketLine(row, story))] : [own]
}

const socketLine = (row: Row, story: Story | null): Line => ({
  kind: 'socket',
  key: row.socket.id,
  row,
  story,
})
