// What stands in the list, line by line: groups, stories in place of their sockets, sockets. The views draw those
// lines that are in sight.

import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Story } from '../src/core/stories/story.ts'
import { endpointOf } from '../src/core/stories/story-key.ts'
import type { Milliseconds, SubjectId } from '../src/core/units.ts'
import { hostOf, pathOf } from '../src/core/words.ts'
import { byStart, type Grouping, type Sort, sortRows } from './columns.ts'
import type { Row } from './store.ts'
import { isOpen, type StoryItem, told } from './told.ts'

export type Line =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly rows: readonly Row[]
      /** What it is a group of; the page's or the server's words. Empty for sockets that no page is known of. */
      readonly title: string
      readonly by: Grouping | 'pinned'
    }
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

/** The lines of these rows, in groups and in order. */
export function createListing(
  shown: ReadonlySignal<readonly Row[]>,
  stories: ReadonlySignal<readonly Story[]>,
  { sort, grouping, pinned, pinnedFirst, now }: Arranging = usually,
): Listing {
  const toggled = signal<ReadonlySet<string>>(new Set())
  return {
    toggled,
    lines: computed(() => {
      const order = sort.value
      const by = grouping.value
      const above = pinnedFirst.value ? shown.value.filter(({ socket }) => pinned.value.has(socket.id)) : []
      const below =
        above.length === 0 ? shown.value : shown.value.filter(({ socket }) => !pinned.value.has(socket.id))
      const groups = groupsOf(below, stories.value, by)
      const at = ['duration', 'outcome'].includes(order.by) ? now() : 0
      const onTop: readonly Line[] =
        above.length === 0
          ? []
          : [
              { kind: 'group', key: 'pinned', title: '', rows: above, by: 'pinned' },
              ...sortRows(above, order, at).map((row) => socketLine(row, null)),
            ]
      const others = groups.flatMap(({ key, title, rows }): readonly Line[] => {
        const inOrder = sortRows(rows, order, at)
        const lines =
          by === 'story' || order.by !== 'timeline'
            ? inOrder.map((row) => socketLine(row, null))
            : told(inOrder, stories.value).flatMap((item) => linesOf(item, toggled.value))
        return by === 'none' ? lines : [{ kind: 'group', key, title, rows, by }, ...lines]
      })
      return [...onTop, ...others]
    }),
    toggle({ id }) {
      const next = new Set(toggled.value)
      if (!next.delete(id)) next.add(id)
      toggled.value = next
    },
  }
}

interface Group {
  readonly key: string
  readonly title: string
  readonly rows: Row[]
}

/** In order of their first rows. */
function groupsOf(rows: readonly Row[], stories: readonly Story[], by: Grouping): readonly Group[] {
  const storyOf = new Map<SubjectId, Story>()
  if (by === 'story') for (const story of stories) for (const id of story.sockets) storyOf.set(id, story)
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const story = storyOf.get(row.socket.id)
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
