// Two sessions side by side: what differs and is not explained first and whole, what is known to differ in a line, what
// only one has, and what is the same folded away.

import type {
  ComparedSide,
  Comparison,
  Divergence,
  KnownDifference,
  Only,
  Pair,
} from '../../src/core/compare/comparison.ts'
import {
  besideOf,
  everydayTold,
  type Fold,
  namesOf,
  outcomesOf,
  sameTold,
  toldOf,
} from '../../src/core/compare/folds.ts'
import { plural } from '../../src/core/words.ts'
import { useFiles } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Prose } from './prose.tsx'

/** Pairs of one kind that are drawn; the rest is counted. */
const mostDrawn = 200

export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const files = useFiles()
  const { sentence, a, b, pairs, only, differs } = comparison
  const [ours, theirs] = namesOf(comparison)
  const everyday = everydayTold(comparison)
  const of = (wanted: Pair['result']) => pairs.filter(({ result }) => result === wanted)
  const [unexplained, explained, same] = [of('unexplained'), of('explained'), of('same')]
  return (
    <main class="comparison" data-comparison data-differs={differs}>
      <header>
        <h2>{sentence}</h2>
        <button type="button" data-action="end-comparison" onClick={() => files?.endComparison()}>
          Close the comparison
        </button>
        <dl>
          <Side letter="A" name={ours} side={a} />
          <Side letter="B" name={theirs} side={b} />
        </dl>
      </header>
      {everyday !== null && <p>{everyday}</p>}
      <Pairs
        title="Differs, unexplained"
        said={plural(unexplained.length, 'socket')}
        pairs={unexplained}
        open
      />
      <Pairs title="Differs as is known" said={plural(explained.length, 'socket')} pairs={explained} open />
      {only.length > 0 && <OnlyHere only={only} />}
      <Pairs
        title="The same"
        said={sameTold(same)}
        // Those of which there is something to unfold come first.
        pairs={[...same.filter((pair) => pair.everyday), ...same.filter((pair) => !pair.everyday)]}
      />
    </main>
  )
}

function Side({ letter, name, side }: { letter: string; name: string; side: ComparedSide }) {
  return (
    <div>
      <dt>{letter}</dt>
      <dd>
        <b title={side.name}>
          <Foreign text={name} />
        </b>{' '}
        <Foreign text={[side.browser, side.page].filter((part) => part !== '').join(' · ')} /> ·{' '}
        {plural(side.sockets, 'socket')}
        {side.gaps.map((gap) => (
          <p key={gap} class="dim">
            <Prose text={gap} />
          </p>
        ))}
      </dd>
    </div>
  )
}

interface PairsProps {
  readonly title: string
  /** How many they are. */
  readonly said: string
  readonly pairs: readonly Pair[]
  readonly open?: boolean
}

function Pairs({ title, said, pairs, open = false }: PairsProps) {
  if (pairs.length === 0) return null
  return (
    <details open={open} data-pairs={title}>
      <summary>
        {title}: {said}
      </summary>
      {pairs.slice(0, mostDrawn).map((pair) => (
        <PairView key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
      ))}
      {pairs.length > mostDrawn && <p class="dim">and {pairs.length - mostDrawn} more</p>}
    </details>
  )
}

function PairView({ pair }: { pair: Pair }) {
  const { a, b, by, result } = pair
  const { unexplained, folds, notComparable } = toldOf(pair)
  return (
    <section data-pair={result} data-everyday={pair.everyday}>
      <h3>
        #{a.number} and #{b.number} <Foreign text={a.url} />
      </h3>
      <p>
        {a.outcome === b.outcome ? (
          <Foreign text={outcomesOf(pair)} />
        ) : (
          <b>
            <Foreign text={outcomesOf(pair)} />
          </b>
        )}
      </p>
      <p class="dim">
        Aligned by {by}
        {a.site !== '' && (
          <>
            , <Foreign text={a.site} />
          </>
        )}
        .
      </p>
      {unexplained.length > 0 && <Values divergences={unexplained} />}
      {folds.map((fold) => (
        <FoldView key={fold.known.id} fold={fold} />
      ))}
      {notComparable.length > 0 && (
        <details>
          <summary class="dim">{plural(notComparable.length, 'aspect')} not comparable</summary>
          <ul>
            {notComparable.map(({ aspect, why }) => (
              <li key={aspect}>
                <Foreign text={aspect} />: <Prose text={why} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** One line: what it is and, to unfold, which values and why. */
function FoldView({ fold }: { fold: Fold }) {
  const { known, divergences, title } = fold
  return (
    <details data-fold={known.id}>
      <summary>
        <Foreign text={title} />: {known.id}{' '}
        <span class="dim">
          (<Foreign text={besideOf(fold)} />)
        </span>
      </summary>
      <p>
        <Why known={known} />
      </p>
      <Values divergences={divergences} />
    </details>
  )
}

function Values({ divergences }: { divergences: readonly Divergence[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Aspect</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {divergences.map(({ aspect, a, b, result, explained }) => (
          <tr key={aspect} data-aspect={aspect} data-result={result} data-known={explained?.id ?? ''}>
            <th scope="row">
              <Foreign text={aspect} />
            </th>
            <Value side="A" text={a} />
            <Value side="B" text={b} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ side, text }: { side: 'A' | 'B'; text: string | null }) {
  return (
    <td data-of={side}>
      {text === null ? <span class="dim">not there</span> : <Foreign text={text} lines />}
    </td>
  )
}

function Why({ known: { sentence, source } }: { known: KnownDifference }) {
  return (
    <>
      <Prose text={sentence} />{' '}
      <span class="dim">
        (<Prose text={source} />)
      </span>
    </>
  )
}

function OnlyHere({ only }: { only: readonly Only[] }) {
  return (
    <details open data-pairs="only">
      <summary>On one side alone: {plural(only.length, 'socket')}</summary>
      <ul>
        {only.slice(0, mostDrawn).map(({ side, socket, why, explained }) => (
          <li key={`${side} ${socket.id}`} data-only={side}>
            <b>only in {side.toUpperCase()}</b>: #{socket.number} <Foreign text={socket.url} />,{' '}
            <Foreign text={socket.outcome} />; {why}. {explained && <Why known={explained} />}
          </li>
        ))}
      </ul>
      {only.length > mostDrawn && <p class="dim">and {only.length - mostDrawn} more</p>}
    </details>
  )
}
