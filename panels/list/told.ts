// What stands in the list, from the rows that are shown: a story takes the place of its first socket, and folds
// the others below it. Short stories are open until a person folds them.

import type { Story } from '../../src/core/stories/story.ts'
import type { SubjectId } from '../../src/core/units.ts'
import type { Row } from '../session/store.ts'

export interface StoryItem {
  readonly story: Story
  /** Those of its sockets that are shown. */
  readonly rows: readonly Row[]
}

export type Item = StoryItem | { readonly row: Row }

/** Sockets of a story that is open by itself; of more, the story says it all in a line. */
const few = 4

/** The story that each socket belongs to. */
export function storiesOf(stories: readonly Story[]): ReadonlyMap<SubjectId, Story> {
  const storyOf = new Map<SubjectId, Story>()
  for (const story of stories) for (const id of story.sockets) storyOf.set(id, story)
  return storyOf
}

/** The items of one document's rows, in their order. */
export function told(rows: readonly Row[], storyOf: ReadonlyMap<SubjectId, Story>): readonly Item[] {
  const members = new Map<Story, Row[]>()
  for (const row of rows) {
    const story = storyOf.get(row.socket.id)
    if (!story) continue
    const known = members.get(story)
    if (known) known.push(row)
    else members.set(story, [row])
  }
  return rows.flatMap((row): readonly Item[] => {
    const story = storyOf.get(row.socket.id)
    const together = story && members.get(story)
    if (!story || !together || together.length < 2) return [{ row }]
    return together[0] === row ? [{ story, rows: together }] : []
  })
}

/** Whether a story's sockets are drawn below it. */
export function isOpen({ story, rows }: StoryItem, toggled: ReadonlySet<string>): boolean {
  return rows.length <= few !== toggled.has(story.id)
}
