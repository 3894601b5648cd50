// Every fact of a socket, as the notation writes it, with its call site one click away.

import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Fact, ReadyState } from '../../src/core/fact.ts'
import { sourceOf } from '../../src/core/fact.ts'
import { detailsOf } from '../../src/core/fact-line.ts'
import { print } from '../../src/core/notation.ts'
import { sourceNames } from '../language/named.ts'
import { say, sayCount } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { copyText, useStore } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Site } from './site.tsx'

const states: Readonly<Record<ReadyState, string>> = { 0: 'CONNECTING', 1: 'OPEN', 2: 'CLOSING', 3: 'CLOSED' }
/** Rows drawn at either end of a long life; the rest is in the copied text. */
const most = 250

export function FactTable({ row: { socket } }: { row: Row }) {
  const copied = useSignal(false)
  const start = socket.facts[0]?.at ?? 0
  // What Lifeline asked later stands last, under the name of its source: probe.
  const facts = [...socket.facts, ...socket.probes]
  const hidden = Math.max(0, facts.length - 2 * most)
  const rows = (from: number, to: number) =>
    facts.slice(from, to).map((fact, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: facts are only ever added
      <FactRow key={from + index} fact={fact} start={start} />
    ))
  return (
    <>
      <p class="actions">
        <button
          type="button"
          data-action="copy-text"
          onClick={() => {
            copyText(print([{ about: socket.id, facts }]))
            copied.value = true
          }}
        >
          {say('factsCopy')}
        </button>
        <span role="status" class="dim">
          {copied.value && say('copied')}
        </span>
      </p>
      <table class="facts" data-fact-table>
        <thead>
          <tr>
            <th scope="col">{say('factsTime')}</th>
            <th scope="col">{say('factsState')}</th>
            <th scope="col">{say('factsSource')}</th>
            <th scope="col">{say('factsFact')}</th>
            <th scope="col">{say('factsDetails')}</th>
          </tr>
        </thead>
        <tbody>
          {rows(0, hidden > 0 ? most : facts.length)}
          {hidden > 0 && (
            <tr>
              <td colSpan={5} class="dim">
                {sayCount('factsHidden', hidden)}
              </td>
            </tr>
          )}
          {hidden > 0 && rows(most + hidden, facts.length)}
        </tbody>
      </table>
    </>
  )
}

function FactRow({ fact, start }: { fact: Fact; start: number }) {
  const { pointed } = useStore()
  const row = useRef<HTMLTableRowElement>(null)
  const isPointed = pointed.value === fact
  useEffect(() => {
    if (isPointed) row.current?.scrollIntoView?.({ block: 'center' })
  }, [isPointed])
  const state = 'state' in fact ? fact.state : null
  return (
    <tr ref={row} data-fact={fact.kind} class={isPointed ? 'pointed' : ''}>
      <td class="mono number">{(fact.at - start).toFixed(1)}</td>
      <td class={state === null ? 'whole dim' : 'whole'}>
        {state === null ? '–' : <bdi>{`${state} ${states[state]}`}</bdi>}
      </td>
      <td class="whole dim">{say(sourceNames[sourceOf(fact.kind)])}</td>
      <td class="whole mono strong">{fact.kind}</td>
      <td class="mono">
        <Foreign text={detailsOf(fact)} />
        {'site' in fact && <Site site={fact.site} />}
        {'headers' in fact && fact.headers && (
          <span class="dim"> {sayCount('factsHeaders', fact.headers.length)}</span>
        )}
      </td>
    </tr>
  )
}
