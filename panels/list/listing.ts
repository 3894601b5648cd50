// What stands in the list, line by line: groups, stories in place of their sockets, sockets. The views draw those
// lines that are in sight. A line of which nothing changed stays the same object.

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Story } from '../../src/core/stories/story.ts'
import { endpointOf } from '../../src/core/stories/story-key.ts'
import type { Milliseconds, SubjectId } from '../../src/core/units.ts'
import { hostOf, pathOf } from '../../src/core/words.ts'
import type { Row } from '../session/store.ts'
import { byStart, type Grouping, type Sort, sorted, sortRows } from './columns.ts'
import { KeptLines } from './kept-lines.ts'
import { isOpen, type StoryItem, storiesOf, told } from './told.ts'

export type Line =
  | {
      readonly kind: 'group'
      readonly key: string
      /** What it is a group of; the page's or the server's words. Empty for sockets that no page is known of. */
      readonly title: string
      /** The address that its first socket was requested from, where no page is known of it. */
      readonly from: string
      readonly by: Grouping | 'pinned'
    }
  | { readonly kind: 'story'; readonly key: string; readonly item: StoryItem; readonly open: boolean }
  | { readonly kind: 'socket'; readonly key: string; readonly row: Row }

export interface Listing {
  readonly lines: ReadonlySignal<readonly Line[]>
  /** Stories that a person opened or folded, against what goes by itself. */
  readonly toggled: Signal<ReadonlySet<string>>
  /** Opens a folded story, folds an open one. */
  toggle(story: Story): void
}

/** How the list is arranged. */
export interface Arranging {
  readonly sort: ReadonlySignal<Sort>
  readonly grouping: ReadonlySignal<Grouping>
  readonly pinned: ReadonlySignal<ReadonlySet<SubjectId>>
  readonly pinnedFirst: ReadonlySignal<boolean>
  /** Read where the order depends on it only. */
  now(): Milliseconds
}

const usually: Arranging = {
  sort: signal(byStart),
  grouping: signal('document'),
  pinned: signal(new Set()),
  pinnedFirst: signal(true),
  now: () => 0,
}

const none: ReadonlySet<SubjectId> = new Set()

/** The lines of these rows, in groups and in order. */
export function createListing(
  shown: ReadonlySignal<readonly Row[]>,
  stories: ReadonlySignal<readonly Story[]>,
  { sort, grouping, pinned, pinnedFirst, now }: Arranging = usually,
): Listing {
  const toggled = signal<ReadonlySet<string>>(new Set())
  const kept = new KeptLines()
  return {
    toggled,
    lines: computed(() => {
      const order = sort.value
      const by = grouping.value
      const at = ['duration', 'outcome'].includes(order.by) ? now() : 0
      const rows = shown.value
      const onTop = pinnedFirst.value ? pinned.value : none
      const standing = (row: Row) =>
        `${groupOf(row, by).join(' ')} ${fromOf(row)} ${sorted[order.by](row, at)}`
      return kept.of(rows, [stories.value, order, by, toggled.value, at, onTop], standing, () => {
        const storyOf = storiesOf(stories.value)
        const above = rows.filter(({ socket }) => onTop.has(socket.id))
        const below = above.length === 0 ? rows : rows.filter(({ socket }) => !onTop.has(socket.id))
        const others = groupsOf(below, storyOf, by).flatMap(({ key, title, rows }): readonly Line[] => {
          const inOrder = sortRows(rows, order, at)
          const lines =
            by === 'story' || order.by !== 'timeline'
              ? inOrder.map(socketLine)
              : told(inOrder, storyOf).flatMap((item) => linesOf(item, toggled.value))
          const from = rows[0] ? fromOf(rows[0]) : ''
          return by === 'none' ? lines : [{ kind: 'group', key, title, from, by }, ...lines]
        })
        if (above.length === 0) return others
        const head: Line = { kind: 'group', key: 'pinned', title: '', from: '', by: 'pinned' }
        return [head, ...sortRows(above, order, at).map(socketLine), ...others]
      })
    }),
    toggle({ id }) {
      const next = new Set(toggled.value)
      if (!next.delete(id)) next.add(id)
      toggled.value = next
    },
  }
}

const fromOf = ({ socket }: Row) => socket.summary.requested?.from ?? ''

interface Group {
  readonly key: string
  readonly title: string
  readonly rows: Row[]
}

/** In order of their first rows. */
function groupsOf(
  rows: readonly Row[],
  storyOf: ReadonlyMap<SubjectId, Story>,
  by: Grouping,
): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const story = by === 'story' ? storyOf.get(row.socket.id) : undefined
    const [key, title] = story ? [`story ${story.id}`, `${story.path} · ${story.title}`] : groupOf(row, by)
    const known = groups.get(key)
    if (known) known.rows.push(row)
    else groups.set(key, { key, title, rows: [row] })
  }
  return [...groups.values()]
}

function groupOf({ socket, diagnosis }: Row, by: Grouping): readonly [key: string, title: string] {
  const { url } = socket.summary
  if (by === 'none') return ['all', '']
  if (by === 'document') {
    const page = diagnosis.case.document?.url
    return [socket.document, page ? `${hostOf(page)}${pathOf(page)}` : '']
  }
  const endpoint = endpointOf(url)
  return [`${by} ${endpoint}`, `${hostOf(endpoint)}${pathOf(endpoint)}`]
}

function linesOf(item: ReturnType<typeof told>[number], toggled: ReadonlySet<string>): readonly Line[] {
  if ('row' in item) return [socketLine(item.row)]
  const open = isOpen(item, toggled)
  const own: Line = { kind: 'story', key: item.story.id, item, open }
  return open ? [own, ...item.rows.map(socketLine)] : [own]
}

const socketLine = (row: Row): Line => ({ kind: 'socket', key: row.socket.id, row })
