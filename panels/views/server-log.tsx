// “Server log”: lines of the server's own log, pasted or dropped, beside what the browser saw. What was read,
// whose it is, how far the clocks are apart, and what was not understood are all said.

import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { ServerEvent } from '../../src/core/fact.ts'
import { keep } from '../../src/core/server-log/keep.ts'
import { mostCharacters, type ParsedLog, parseServerLog } from '../../src/core/server-log/parse.ts'
import type { SocketLines } from '../../src/core/server-log/place.ts'
import type { Placed } from '../../src/core/server-log/placed.ts'
import { sayDuration } from '../language/figures.ts'
import { type MessageName, say, sayCount } from '../language/say.ts'
import type { Row, Store } from '../session/store.ts'
import { useStore } from './context.ts'
import { Foreign } from './foreign.tsx'
import { Prose } from './prose.tsx'
import { Said } from './said.tsx'

/** What came of one text. */
interface Outcome {
  readonly name: string
  readonly parsed: ParsedLog
  readonly kept: number
  readonly already: number
  readonly noRoom: number
}

export function ServerLog({ row }: { row: Row }) {
  const store = useStore()
  const area = useRef<HTMLTextAreaElement>(null)
  const outcomes = useSignal<readonly Outcome[]>([])
  const reading = useSignal(false)
  const over = useSignal(false)

  async function readFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return
    reading.value = true
    try {
      const texts: [name: string, text: string][] = []
      // A log's newest lines are its last.
      for (const file of files) texts.push([file.name, await file.slice(-mostCharacters).text()])
      outcomes.value = take(store, row, texts)
    } finally {
      reading.value = false
    }
  }

  return (
    <section
      class={`server-log ${over.value ? 'over' : ''}`}
      data-server-log
      aria-label={say('serverLog')}
      onDragOver={(event) => {
        event.preventDefault()
        over.value = true
      }}
      onDragLeave={() => {
        over.value = false
      }}
      onDrop={(event) => {
        event.preventDefault()
        over.value = false
        void readFiles([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <h3>{say('serverLog')}</h3>
      <label>
        {say('serverLogPaste')}
        <textarea ref={area} rows={4} spellcheck={false} class="mono" data-server-text />
      </label>
      <p class="actions">
        <button
          type="button"
          data-action="paste-server-log"
          onClick={() => {
            const text = area.current?.value ?? ''
            if (text.trim() === '') return
            outcomes.value = take(store, row, [['', text]])
            if (area.current) area.current.value = ''
          }}
        >
          {say('serverLogPlace')}
        </button>
        <input
          type="file"
          multiple
          aria-label={say('serverLogFiles')}
          data-action="choose-server-log"
          onChange={({ currentTarget }) => {
            void readFiles([...(currentTarget.files ?? [])])
          }}
        />
      </p>
      <div role="status" data-server-outcome>
        {reading.value && <p class="dim">{say('serverLogReading')}</p>}
        {outcomes.value.map((outcome, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are replaced together
          <Read key={index} outcome={outcome} />
        ))}
        {store.logged.value.length > 0 && <Whose row={row} />}
      </div>
      <Lines row={row} />
    </section>
  )
}

/** Reads texts and adds what concerns sockets to the tab's log. */
function take(store: Store, row: Row, texts: readonly (readonly [string, string])[]): readonly Outcome[] {
  const sockets = store.rows.value.map(({ socket }) => socket)
  let known = store.logged.value
  let log = known.reduce((most, { about }) => Math.max(most, Number(/\d+/.exec(about)?.[0] ?? 0)), 0)
  return texts.map(([name, text]) => {
    const parsed = parseServerLog(text, ++log, row.socket.summary.startedAt)
    const { facts, already, noRoom } = keep(parsed.facts, sockets, known)
    if (facts.length > 0) store.add(facts)
    known = [...known, ...facts]
    return { name, parsed, kept: facts.length, already, noRoom }
  })
}

function Read({ outcome: { name, parsed, kept, already, noRoom } }: { outcome: Outcome }) {
  const { lines, notUnderstood, firstNotUnderstood, cut } = parsed
  const told = [
    sayCount('serverLogRead', lines),
    sayCount('serverLogAdded', kept),
    ...(already > 0 ? [sayCount('serverLogKnown', already)] : []),
    ...(noRoom > 0 ? [sayCount('serverLogNoRoom', noRoom)] : []),
  ]
  return (
    <p>
      {name !== '' && (
        <>
          <Foreign text={name} />:{' '}
        </>
      )}
      {told.join(', ')}.{cut && ` ${say('serverLogCut')}`}
      {notUnderstood > 0 && (
        <>
          {' '}
          <Said name="serverLogUnread" count={notUnderstood}>
            {sayCount('serverLogLines', lines)}
            <code>
              <Foreign text={firstNotUnderstood} />
            </code>
          </Said>
        </>
      )}
    </p>
  )
}

function Whose({ row: { socket } }: { row: Row }) {
  const { of, clocks } = useStore().placement.value
  const { why, lines } = of(socket.id)
  const logs = new Set(lines.map(({ fact }) => fact.about))
  // Where none is its own, every clock may be the reason.
  const concerned = clocks.filter(({ about }) => logs.size === 0 || logs.has(about))
  return (
    <>
      <p data-server-lines={lines.length}>
        <Prose text={`${why}.`} />
      </p>
      {concerned.map((clock) => (
        <p key={clock.about} data-server-clock={clock.standing} data-offset={clock.offset}>
          <Prose text={`${clock.why}.`} />
        </p>
      ))}
    </>
  )
}

/** Lines drawn at most. */
const most = 200

const remarks: Readonly<Record<Placed['because'], MessageName | null>> = {
  connection: null,
  order: 'serverLineOrder',
  only: 'serverLineOnly',
  maybe: 'serverLineMaybe',
}

const events: Readonly<Record<ServerEvent, MessageName>> = {
  asked: 'serverAsked',
  accepted: 'serverAccepted',
  rejected: 'serverRejected',
  closed: 'serverClosed',
  failed: 'serverFailed',
  said: 'serverSaid',
}

function Lines({ row: { socket } }: { row: Row }) {
  const { lines }: SocketLines = useStore().placement.value.of(socket.id)
  const start = socket.summary.startedAt
  if (lines.length === 0) return null
  return (
    <>
      <ol class="server-lines" aria-label={say('serverLines')}>
        {lines.slice(0, most).map(({ fact, at, because }, index) => {
          const remark = remarks[because]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
            <li key={index} data-server-line={fact.event} data-because={because}>
              <span class="mono number">{at === null ? '?' : sinceStart(at - start)}</span>
              <span class={fact.event === 'failed' || fact.event === 'rejected' ? 'fault' : ''}>
                {say(events[fact.event])}
                {fact.status !== null && ` ${fact.status}`}
              </span>
              <span>
                <Foreign text={fact.text} class="mono whole-text" lines />{' '}
                <span class="dim">
                  {fact.by}
                  {remark && `; ${say(remark)}`}
                </span>
              </span>
            </li>
          )
        })}
      </ol>
      {lines.length > most && <p class="dim">{sayCount('serverLinesMore', lines.length - most)}</p>}
    </>
  )
}

const sinceStart = (time: number) => `${time < 0 ? '' : '+'}${sayDuration(time)}`
