// The sockets of one endpoint as one row of the list, which opens to the story in a sentence.

import { useMemo } from 'preact/hooks'
import type { Axis } from '../../src/core/axis.ts'
import { printable } from '../../src/core/printable.ts'
import type { Socket } from '../../src/core/socket.ts'
import type { Story } from '../../src/core/stories/story.ts'
import type { Milliseconds } from '../../src/core/units.ts'
import type { Verdict } from '../../src/core/verdict.ts'
import { forwardOf } from '../language/direction.ts'
import { certaintyNames } from '../language/named.ts'
import { say, sayCount } from '../language/say.ts'
import { type Column, usual } from '../list/columns.ts'
import { type Bar, barsOf } from '../list/story-bars.ts'
import { Foreign } from './foreign.tsx'
import { NoMoreCells } from './listing/more-cells.tsx'
import { framesOf, Prose } from './prose.tsx'
import { StandingMark } from './standing-mark.tsx'

interface Told {
  readonly story: Story
  /** The story's sockets, in order of construction. */
  readonly sockets: readonly Socket[]
  /** The sockets' own verdicts: what is folded is not hidden. */
  readonly verdicts?: readonly Verdict[]
  readonly axis: Axis
  readonly now: Milliseconds
  readonly open: boolean
  /** Whether one of the sockets folded in it is the chosen one. */
  readonly chosen?: boolean
  /** Those of the list that are shown. */
  readonly columns?: readonly Column[]
  onToggle(): void
}

/** Flagged where the story is a fault, or where one of its sockets is. */
export function StoryRow({
  story,
  sockets,
  verdicts = [],
  axis,
  now,
  open,
  chosen = false,
  columns = usual,
  onToggle,
}: Told) {
  const { verdict } = story
  const flagged = verdict !== null || verdicts.length > 0
  return (
    <>
      <tr
        class={chosen ? 'story selected' : 'story'}
        data-story={story.id}
        data-story-kind={story.kind}
        data-path={story.path}
        data-flagged={flagged}
        data-rule={verdict?.rule ?? ''}
        data-count={sockets.length}
        onClick={onToggle}
        onKeyDown={({ key, currentTarget }) => {
          const opens = forwardOf(currentTarget) > 0 ? 'ArrowRight' : 'ArrowLeft'
          const folds = opens === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
          if (key === (open ? folds : opens)) onToggle()
        }}
      >
        <td>
          <StandingMark flagged={flagged} phase={sockets.at(-1)?.summary.phase} story />
        </td>
        <td title={printable(sockets[0]?.summary.url ?? '')}>
          <div class="name">
            <button
              type="button"
              class="twist"
              aria-expanded={open}
              aria-label={printable(sayCount('storySockets', sockets.length, story.path))}
              data-action="toggle-story"
            >
              {open ? '▾' : '▸'}
            </button>
            <Foreign text={story.path} class={flagged ? 'strong' : ''} />
            <span class="count">×{sockets.length}</span>
          </div>
        </td>
        {columns.includes('outcome') && (
          <td class={flagged ? 'fault' : 'dim'} title={printable(story.sentence)}>
            <Foreign text={`${story.title}${story.kind === 'reconnect' ? causeOf(verdicts) : ''}`} />
          </td>
        )}
        {columns.includes('code') && <td>{codeOf(sockets)}</td>}
        <NoMoreCells columns={columns} />
        {columns.includes('timeline') && (
          <td>
            <Lives sockets={sockets} axis={axis} now={now} />
          </td>
        )}
      </tr>
      {open && (
        <tr>
          <td class="told" colSpan={columns.length + 1} data-story-sentence>
            <Sentence story={story} sockets={sockets} />
            {verdict && verdict.certainty !== 'certain' && (
              <span class="dim"> ({say(certaintyNames[verdict.certainty])})</span>
            )}
            {verdict && (
              <p>
                <b>{say('whatToDo')}</b> <Prose text={verdict.advice} />
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  )
}

/** With the call sites that it names, which are looked for once: what sockets say to each other has none. */
function Sentence({ story, sockets }: Pick<Told, 'story' | 'sockets'>) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a story is told anew when more than talk came
  const frames = useMemo(() => sockets.flatMap(({ facts }) => framesOf(facts)), [story, sockets.length])
  return <Prose text={`${story.sentence}.`} frames={frames} />
}

/** What became of those that failed, where it was the same for all. */
function causeOf(verdicts: readonly Verdict[]): string {
  const titles = new Set(verdicts.map(({ title }) => title))
  const [title] = titles
  return titles.size === 1 && title !== undefined ? ` · ${title}` : ''
}

/** The close code, where all that closed have the same. */
function codeOf(sockets: readonly Socket[]): number | string {
  const codes = new Set<number>()
  for (const { summary } of sockets) if (summary.closed) codes.add(summary.closed.code)
  const [code] = codes
  return codes.size === 1 && code !== undefined ? code : ''
}

interface Drawn extends Pick<Told, 'axis' | 'now'> {
  readonly sockets: readonly Socket[]
}

/** As many lives as there are in one picture: elements of their own would be slow to lay out. */
function Lives({ sockets, axis, now }: Drawn) {
  const { bars, failures } = barsOf(sockets, axis, now)
  const areaOf = (wanted: Bar['state']) =>
    bars.map(({ state, left, right }) => (state === wanted ? `M${left} 0H${right}V1H${left}z` : '')).join('')
  return (
    <div class="life">
      <svg class="lives" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <path class="connecting" d={areaOf('connecting')} />
        <path class="open" d={areaOf('open')} />
      </svg>
      <svg class="ends" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <path d={failures.map((at) => `M${at} 0v1`).join('')} />
      </svg>
    </div>
  )
}
