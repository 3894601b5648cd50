// The opening handshake: every rule of the standards by group, with what was seen and where it is written,
// the accept value computed from the key, then both heads as far as visible.

import type { Headers } from '../../src/core/fact.ts'
import { acceptFor } from '../../src/core/handshake/answer-rules.ts'
import type { Check, CheckResult, Enforcer, Group } from '../../src/core/handshake/check.ts'
import type { Browser } from '../../src/core/rule.ts'
import { header, type Summary } from '../../src/core/summary.ts'
import { type CountedName, type MessageName, say, sayCount } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { Foreign } from './foreign.tsx'
import { Said } from './said.tsx'

interface Told {
  readonly sign: string
  readonly name: MessageName
  /** So many of them. */
  readonly counted: CountedName
}

const results: Readonly<Record<CheckResult, Told>> = {
  passed: { sign: '✓', name: 'checkPassed', counted: 'checksPassed' },
  failed: { sign: '✕', name: 'checkFailed', counted: 'checksFailed' },
  unseen: { sign: '·', name: 'checkUnseen', counted: 'checksUnseen' },
}

const groups: Readonly<Record<Group, MessageName>> = {
  Request: 'handshakeRequest',
  Answer: 'handshakeAnswer',
  Subprotocol: 'handshakeSubprotocol',
  Extensions: 'handshakeExtensions',
}
const inOrder = Object.keys(groups) as readonly Group[]

const names: Readonly<Record<Enforcer, string>> = { chromium: 'Chromium', firefox: 'Firefox' }

export function HandshakeView({ row: { socket, diagnosis } }: { row: Row }) {
  const { browser, handshake } = diagnosis.case
  const { summary } = socket
  return (
    <>
      <h3>{say('handshakeRules')}</h3>
      {handshake.transport === 'HTTP/2' && (
        <p class="quiet">
          <Said name="handshakeHttp2">
            <Link href="https://www.rfc-editor.org/rfc/rfc8441#section-5" label="RFC 8441 §5" />
          </Said>
        </p>
      )}
      <Failed checks={handshake.checks} />
      <div class="checks-room">
        <table class="checks">
          <thead>
            <tr>
              <th scope="col">{say('handshakeResult')}</th>
              <th scope="col">{say('handshakeRule')}</th>
              <th scope="col">{say('handshakeSeen')}</th>
              <th scope="col">{say('handshakeSource')}</th>
            </tr>
          </thead>
          {inOrder.map((group) => (
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
      <h3>{say('handshakeRequest')}</h3>
      <Head line={summary.url} headers={summary.sent?.headers ?? null} missing={whyNoRequest(socket)} />
      <h3>{say('handshakeAnswer')}</h3>
      <Head
        line={summary.responded ? `${summary.responded.version} ${summary.responded.status}` : ''}
        headers={summary.responded?.headers ?? null}
        missing={
          summary.failed?.text ? say('handshakeUnseen', summary.failed.text) : say('handshakeNoAnswer')
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
          <span class="dim">{say(groups[group])}</span> <Link href={source.href} label={source.label} />
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
    .map((result) => sayCount(results[result].counted, count(result)))
  return (
    <tbody data-check-group={group}>
      <tr class="group">
        <th scope="rowgroup" colspan={4}>
          {say(groups[group])} <span class="quiet">{told.join(', ')}</span>
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
        <span aria-hidden="true">{results[result].sign}</span> <span>{say(results[result].name)}</span>
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
  if (group === 'Request') return say('remarkRequest')
  const [only, ...more] = enforcedBy
  if (only === undefined) return say('remarkNone')
  if (more.length > 0) return null
  const other = only === 'chromium' ? 'firefox' : 'chromium'
  if (browser === only) return say('remarkOther', names[other])
  if (browser === other) return say('remarkThis', names[only])
  return say('remarkOnly', names[only])
}

/** What the answer had to prove, and what it said (RFC 6455 §4.2.2). */
function Accept({ summary: { sent, responded } }: { summary: Summary }) {
  const [key] = header(sent?.headers ?? null, 'sec-websocket-key')
  if (key === undefined) return null
  const answered = header(responded?.headers ?? null, 'sec-websocket-accept')
  return (
    <>
      <h3>{say('acceptTitle')}</h3>
      <dl class="accept mono">
        <dt>{say('acceptKey')}</dt>
        <dd>
          <Foreign text={key} />
        </dd>
        <dt>{say('acceptMust')}</dt>
        <dd data-accept="expected">{acceptFor(key)}</dd>
        <dt>{say('acceptAnswered')}</dt>
        <dd data-accept="answered">
          <Foreign text={answered.join(', ') || say(responded?.headers ? 'acceptNone' : 'acceptUnseen')} />
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
    return sayCount('handshakeAmbiguous', pairing.candidates.length)
  if (summary.requested) return say('handshakeNotSent')
  return say('handshakeNoRequest')
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
