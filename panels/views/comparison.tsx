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
import { nameTold } from '../../src/core/compare/names.ts'
import { type MessageName, say, sayCount } from '../language/say.ts'
import { useFiles } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Prose } from './prose.tsx'
import { Said } from './said.tsx'

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
          {say('comparisonClose')}
        </button>
        <dl>
          <Side letter="A" name={ours} side={a} />
          <Side letter="B" name={theirs} side={b} />
        </dl>
      </header>
      {everyday !== null && <p>{everyday}</p>}
      <Pairs result="unexplained" said={sayCount('sockets', unexplained.length)} pairs={unexplained} open />
      <Pairs result="explained" said={sayCount('sockets', explained.length)} pairs={explained} open />
      {only.length > 0 && <OnlyHere only={only} />}
      <Pairs
        result="same"
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
        {sayCount('sockets', side.sockets)}
        {side.gaps.map((gap) => (
          <p key={gap} class="dim">
            <Prose text={gap} />
          </p>
        ))}
      </dd>
    </div>
  )
}

const titles: Readonly<Record<Pair['result'], MessageName>> = {
  unexplained: 'comparisonUnexplained',
  explained: 'comparisonExplained',
  same: 'comparisonSame',
}

interface PairsProps {
  readonly result: Pair['result']
  /** How many they are. */
  readonly said: string
  readonly pairs: readonly Pair[]
  readonly open?: boolean
}

function Pairs({ result, said, pairs, open = false }: PairsProps) {
  if (pairs.length === 0) return null
  return (
    <details open={open} data-pairs={result}>
      <summary>
        {say(titles[result])}: {said}
      </summary>
      {pairs.slice(0, mostDrawn).map((pair) => (
        <PairView key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
      ))}
      {pairs.length > mostDrawn && <p class="dim">{say('more', pairs.length - mostDrawn)}</p>}
    </details>
  )
}

function PairView({ pair }: { pair: Pair }) {
  const { a, b, by, result } = pair
  const { unexplained, folds, notComparable } = toldOf(pair)
  return (
    <section data-pair={result} data-everyday={pair.everyday}>
      <h3>
        {say('comparisonPair', a.number, b.number)} <Foreign text={a.url} />
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
        {a.site === '' ? (
          say('comparisonAligned', nameTold(by))
        ) : (
          <Said name="comparisonAlignedAt">
            {nameTold(by)}
            <Foreign text={a.site} />
          </Said>
        )}
      </p>
      {unexplained.length > 0 && <Values divergences={unexplained} />}
      {folds.map((fold) => (
        <FoldView key={fold.known.id} fold={fold} />
      ))}
      {notComparable.length > 0 && (
        <details>
          <summary class="dim">{sayCount('comparisonNotComparable', notComparable.length)}</summary>
          <ul>
            {notComparable.map(({ aspect, why }) => (
              <li key={aspect}>
                <Foreign text={nameTold(aspect)} />: <Prose text={why} />
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
          <th scope="col">{say('comparisonAspect')}</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {divergences.map(({ aspect, a, b, result, explained }) => (
          <tr key={aspect} data-aspect={aspect} data-result={result} data-known={explained?.id ?? ''}>
            <th scope="row">
              <Foreign text={nameTold(aspect)} />
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
      {text === null ? <span class="dim">{say('comparisonAbsent')}</span> : <Foreign text={text} lines />}
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
      <summary>{say('comparisonOneSide', sayCount('sockets', only.length))}</summary>
      <ul>
        {only.slice(0, mostDrawn).map(({ side, socket, why, explained }) => (
          <li key={`${side} ${socket.id}`} data-only={side}>
            <b>{say('comparisonOnlyIn', side.toUpperCase())}</b>: #{socket.number}{' '}
            <Foreign text={socket.url} />, <Foreign text={socket.outcome} />; {why}.{' '}
            {explained && <Why known={explained} />}
          </li>
        ))}
      </ul>
      {only.length > mostDrawn && <p class="dim">{say('more', only.length - mostDrawn)}</p>}
    </details>
  )
}
