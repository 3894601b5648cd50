// “Why does chat work?”: the failing socket beside one that works, and what of the differences bears on the verdict.

import { useState } from 'preact/hooks'
import { printable } from '../../src/core/printable.ts'
import { aspectTold } from '../../src/core/siblings/aspects.ts'
import { shownPath } from '../../src/core/siblings/route.ts'
import { compareSiblings, type Difference, siblingSentence, siblingsOf } from '../../src/core/siblings.ts'
import type { Socket } from '../../src/core/socket.ts'
import type { SubjectId } from '../../src/core/units.ts'
import { hostOf } from '../../src/core/words.ts'
import { say } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { useCalmRows } from './calm-rows.ts'
import { Foreign } from './foreign.tsx'
import { Prose } from './prose.tsx'

/** Sockets offered at most: the likest. */
const most = 50

/** Nothing for a socket without a verdict: there is no failure to explain. */
export function Siblings({ row }: { row: Row }) {
  const rows = useCalmRows()
  const [choice, choose] = useState<{ readonly of: SubjectId; readonly id: string } | null>(null)
  if (!row.diagnosis.verdict) return null
  const healthy = rows.filter(({ diagnosis }) => diagnosis.verdict === null).map(({ socket }) => socket)
  const offered = siblingsOf(row.socket, healthy, most)
  const wanted = choice?.of === row.socket.id ? choice.id : null
  const chosen = offered.find(({ id }) => id === wanted) ?? offered[0]
  const working = chosen && rows.find(({ socket }) => socket.id === chosen.id)
  if (!working)
    return (
      <p class="dim" data-siblings="">
        {say('siblingsNone')}
      </p>
    )
  const differences = compareSiblings(row.diagnosis, working.diagnosis)
  const mattering = differences.filter(({ matters }) => matters)
  const rest = differences.filter(({ matters }) => !matters)
  const pair = { failing: row.socket, working: working.socket }
  return (
    <section class="siblings" aria-label={say('siblings')} data-siblings={working.socket.id}>
      <p>
        <label>
          {say('siblingsChoose')}{' '}
          <select
            data-action="choose-sibling"
            value={working.socket.id}
            onChange={({ currentTarget }) => choose({ of: row.socket.id, id: currentTarget.value })}
          >
            {offered.map((socket) => (
              <option key={socket.id} value={socket.id} dir="auto">
                {printable(optionOf(socket, row.socket))}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p data-sibling-sentence>
        <Prose text={`${siblingSentence(row.diagnosis, working.diagnosis, differences)}.`} />
      </p>
      {mattering.length > 0 && <Differences {...pair} differences={mattering} />}
      {rest.length > 0 && (
        <details>
          <summary>{say(mattering.length > 0 ? 'siblingsRest' : 'siblingsAll', rest.length)}</summary>
          <Differences {...pair} differences={rest} />
        </details>
      )}
    </section>
  )
}

function optionOf(socket: Socket, failing: Socket): string {
  const { url } = socket.summary
  const host = hostOf(url) === hostOf(failing.summary.url) ? '' : hostOf(url)
  const name = `#${socket.number} ${host}${shownPath(url)}`
  return socket.document === failing.document ? name : say('siblingsElsewhere', name)
}

interface Compared {
  readonly failing: Socket
  readonly working: Socket
  readonly differences: readonly Difference[]
}

function Differences({ failing, working, differences }: Compared) {
  return (
    <table class="facts differences">
      <thead>
        <tr>
          <th scope="col">{say('siblingsWhat')}</th>
          <th scope="col">
            <SocketName socket={failing} />
          </th>
          <th scope="col">
            <SocketName socket={working} /> <span class="offscreen">, {say('siblingsWorks')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ aspect, failing: here, working: there, same, matters, why }) => (
          <tr key={aspect} data-difference={aspect} data-matters={matters} data-same={same}>
            <th scope="row">
              <Foreign text={aspectTold(aspect)} />
              {why && (
                <p class="dim">
                  <Foreign text={why} />
                </p>
              )}
            </th>
            <td>
              <Foreign text={here} class={matters ? 'strong' : ''} />
            </td>
            <td>{same ? <span class="dim">{say('siblingsSame')}</span> : <Foreign text={there} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SocketName({ socket }: { socket: Socket }) {
  return (
    <>
      <Foreign text={shownPath(socket.summary.url)} /> #{socket.number}
    </>
  )
}
