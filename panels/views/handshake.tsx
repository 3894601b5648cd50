// The opening handshake: every rule of the standards by group, with what was seen and where it is written,
// the accept value computed from the key, then both heads as far as visible.

import type { Headers } from '../../src/core/fact.ts'
import { acceptFor } from '../../src/core/handshake/answer-rules.ts'
import type { Check, CheckResult, Enforcer, Group } from '../../src/core/handshake/check.ts'
import type { Browser } from '../../src/core/rule.ts'
import { header, type Summary } from '../../src/core/summary.ts'
import { plural } from '../../src/core/words.ts'
import type { Row } from '../store.ts'
import { Foreign } from './foreign.tsx'

const results: Readonly<Record<CheckResult, readonly [sign: string, name: string]>> = {
  passed: ['✓', 'passed'],
  failed: ['✕', 'failed'],
  unseen: ['·', 'not observable'],
}

const groups: readonly Group[] = ['Request', 'Answer', 'Subprotocol', 'Extensions']

const names: Readonly<Record<Enforcer, string>> = { chromium: 'Chromium', firefox: 'Firefox' }

export function HandshakeView({ row: { socket, diagnosis } }: { row: Row }) {
  const { browser, handshake } = diagnosis.case
  const { summary } = socket
  return (
    <>
      <h3>Rules of the opening handshake</h3>
      {handshake.transport === 'HTTP/2' && (
        <p class="quiet">
          This handshake went over HTTP/2 or later, by{' '}
          <Link href="https://www.rfc-editor.org/rfc/rfc8441#section-5" label="RFC 8441 §5" />: an extended
          CONNECT, without Upgrade, Connection and accept key.
        </p>
      )}
      <Failed checks={handshake.checks} />
      <div class="checks-room">
        <table class="checks">
          <thead>
            <tr>
              <th scope="col">Result</th>
              <th scope="col">Rule</th>
              <th scope="col">Seen</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          {groups.map((group) => (
            <Checks
              key={group}
              group={group}
              checks={handshake.checks.filter((check) => check.group === group)}
              browser={browser}
            />
          ))}
        </table>
      </div>
      <Accept summary={summary} />
      <h3>Request</h3>
      <Head line={summary.url} headers={summary.sent?.headers ?? null} missing={whyNoRequest(socket)} />
      <h3>Answer</h3>
      <Head
        line={summary.responded ? `${summary.responded.version} ${summary.responded.status}` : ''}
        headers={summary.responded?.headers ?? null}
        missing={
          summary.failed?.text
            ? `Not visible in this browser. Its own words: ${summary.failed.text}`
            : 'No answer was seen.'
        }
      />
    </>
  )
}

/** What failed, at a glance. */
function Failed({ checks }: { checks: readonly Check[] }) {
  const failed = checks.filter(({ result }) => result === 'failed')
  if (failed.length === 0) return null
  return (
    <ul class="failed-checks" data-failed-checks={failed.length}>
      {failed.map(({ id, group, title, source }) => (
        <li key={id}>
          <span class="check failed">
            <span aria-hidden="true">✕</span> {title}
          </span>{' '}
          <span class="dim">{group}</span> <Link href={source.href} label={source.label} />
        </li>
      ))}
    </ul>
  )
}

/** The rules of one group, failed ones first. */
function Checks({ group, checks, browser }: { group: Group; checks: readonly Check[]; browser: Browser }) {
  const count = (result: CheckResult) => checks.filter((check) => check.result === result).length
  const ordered = [...checks].sort((a, b) => Number(b.result === 'failed') - Number(a.result === 'failed'))
  const told = (['failed', 'passed', 'unseen'] as const)
    .filter((result) => count(result) > 0)
    .map((result) => `${count(result)} ${results[result][1]}`)
  return (
    <tbody data-check-group={group}>
      <tr class="group">
        <th scope="rowgroup" colspan={4}>
          {group} <span class="quiet">{told.join(', ')}</span>
        </th>
      </tr>
      {ordered.map((check) => (
        <CheckRow key={check.id} check={check} browser={browser} />
      ))}
    </tbody>
  )
}

function CheckRow({ check, browser }: { check: Check; browser: Browser }) {
  const { id, part, result, title, seen, source } = check
  const remark = result === 'failed' ? remarkOn(check, browser) : null
  return (
    <tr data-check={id} data-part={part} data-result={result} class={result}>
      <td class={`result check ${result}`}>
        <span aria-hidden="true">{results[result][0]}</span> <span>{results[result][1]}</span>
      </td>
      <td class="rule">{title}</td>
      <td class="seen mono">
        <Foreign text={seen} />
        {remark && <div class="quiet remark">{remark}</div>}
      </td>
      <td class="source">
        <Link href={source.href} label={source.label} />
      </td>
    </tr>
  )
}

/** Which browsers a broken rule matters to. */
function remarkOn({ group, enforcedBy }: Check, browser: Browser): string | null {
  if (group === 'Request') return 'Something in the browser changed its own request.'
  const [only, ...more] = enforcedBy
  if (only === undefined) return 'No browser fails a socket over it.'
  if (more.length > 0) return null
  const other = only === 'chromium' ? 'firefox' : 'chromium'
  if (browser === only) return `${names[other]} does not enforce it, and would go on.`
  if (browser === other) return `This browser does not enforce it; ${names[only]} would fail the socket.`
  return `Only ${names[only]} fails a socket over it.`
}

/** What the answer had to prove, and what it said (RFC 6455 §4.2.2). */
function Accept({ summary: { sent, responded } }: { summary: Summary }) {
  const [key] = header(sent?.headers ?? null, 'sec-websocket-key')
  if (key === undefined) return null
  const answered = header(responded?.headers ?? null, 'sec-websocket-accept')
  return (
    <>
      <h3>Sec-WebSocket-Accept, computed again</h3>
      <dl class="accept mono">
        <dt>Key sent</dt>
        <dd>
          <Foreign text={key} />
        </dd>
        <dt>Must be</dt>
        <dd data-accept="expected">{acceptFor(key)}</dd>
        <dt>Answered</dt>
        <dd data-accept="answered">
          <Foreign text={answered.join(', ') || (responded?.headers ? 'none' : 'not visible')} />
        </dd>
      </dl>
    </>
  )
}

function Link({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {label}
    </a>
  )
}

function whyNoRequest({ summary, pairing }: Row['socket']): string {
  if (pairing.by === 'none' && pairing.candidates.length > 0)
    return `Ambiguous: ${plural(pairing.candidates.length, 'request')} could be this socket’s, so none is shown.`
  if (summary.requested) return 'The request was not sent, or its headers are not visible.'
  return 'No request of this socket was seen on the network.'
}

function Head({ line, headers, missing }: { line: string; headers: Headers; missing: string }) {
  if (!headers)
    return (
      <p class="quiet">
        <Foreign text={missing} />
      </p>
    )
  return (
    <div class="head mono">
      <div class="strong">
        <Foreign text={line} />
      </div>
      {headers.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, and never change
        <div key={index}>
          <span class="dim">
            <Foreign text={name} />:
          </span>{' '}
          <Foreign text={value} />
        </div>
      ))}
    </div>
  )
}
