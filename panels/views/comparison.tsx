// Two sessions side by side: what differs and why first, what only one has, and what is the same folded away.

import type {
  Comparison,
  Divergence,
  KnownDifference,
  Only,
  Pair,
} from '../../src/core/compare/comparison.ts'
import { plural } from '../../src/core/words.ts'
import { useFiles } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Prose } from './prose.tsx'

/** Pairs of one kind that are drawn; the rest is counted. */
const mostDrawn = 200

export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const files = useFiles()
  const { sentence, a, b, pairs, only, differs } = comparison
  const of = (wanted: Pair['result']) => pairs.filter(({ result }) => result === wanted)
  return (
    <main class="comparison" data-comparison data-differs={differs}>
      <header>
        <h2>{sentence}</h2>
        <button type="button" data-action="end-comparison" onClick={() => files?.endComparison()}>
          Close the comparison
        </button>
        <dl>
          {(
            [
              ['A', a],
              ['B', b],
            ] as const
          ).map(([letter, side]) => (
            <div key={letter}>
              <dt>{letter}</dt>
              <dd>
                <b>
                  <Foreign text={side.name} />
                </b>{' '}
                <Foreign text={[side.browser, side.page].filter((part) => part !== '').join(' · ')} /> ·{' '}
                {plural(side.sockets, 'socket')}
                {side.gaps.map((gap) => (
                  <p key={gap} class="dim">
                    <Foreign text={gap} />
                  </p>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </header>
      <Pairs title="Differs, unexplained" pairs={of('unexplained')} open />
      <Pairs title="Differs as is known" pairs={of('explained')} open />
      {only.length > 0 && <OnlyHere only={only} />}
      <Pairs title="The same" pairs={of('same')} />
    </main>
  )
}

function Pairs({ title, pairs, open = false }: { title: string; pairs: readonly Pair[]; open?: boolean }) {
  if (pairs.length === 0) return null
  return (
    <details open={open} data-pairs={title}>
      <summary>
        {title}: {plural(pairs.length, 'socket')}
      </summary>
      {pairs.slice(0, mostDrawn).map((pair) => (
        <PairView key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
      ))}
      {pairs.length > mostDrawn && <p class="dim">and {pairs.length - mostDrawn} more</p>}
    </details>
  )
}

function PairView({ pair: { a, b, by, result, divergences } }: { pair: Pair }) {
  const shown = divergences.filter((each) => !['same', 'not-comparable'].includes(each.result))
  const hidden = divergences.filter((each) => each.result === 'not-comparable')
  return (
    <section data-pair={result}>
      <h3>
        #{a.number} and #{b.number} <Foreign text={a.url} />
      </h3>
      <p class="dim">
        Aligned by {by}
        {a.site !== '' && (
          <>
            , <Foreign text={a.site} />
          </>
        )}
        . <Foreign text={a.outcome === b.outcome ? a.outcome : `${a.outcome} | ${b.outcome}`} />
      </p>
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Aspect</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <Row key={each.aspect} divergence={each} />
            ))}
          </tbody>
        </table>
      )}
      {hidden.length > 0 && (
        <details>
          <summary>{plural(hidden.length, 'aspect')} not comparable</summary>
          <ul>
            {hidden.map(({ aspect, why }) => (
              <li key={aspect}>
                {aspect}: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Row({ divergence: { aspect, a, b, result, explained } }: { divergence: Divergence }) {
  return (
    <tr data-aspect={aspect} data-result={result} data-known={explained?.id ?? ''}>
      <th scope="row">{aspect}</th>
      <td>{a === null ? <span class="dim">none</span> : <Foreign text={a} lines />}</td>
      <td>{b === null ? <span class="dim">none</span> : <Foreign text={b} lines />}</td>
      <td>{explained ? <Why known={explained} /> : <b class="fault">unexplained</b>}</td>
    </tr>
  )
}

function Why({ known: { sentence, source } }: { known: KnownDifference }) {
  return (
    <>
      <Prose text={sentence} /> <span class="dim">({source})</span>
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
