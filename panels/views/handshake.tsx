// The opening handshake: each rule of the standard with what was seen, then both heads as far as visible.

import type { Headers } from '../../src/core/fact.ts'
import type { CheckResult } from '../../src/core/handshake.ts'
import type { Row } from '../store.ts'

const results: Readonly<Record<CheckResult, readonly [sign: string, name: string]>> = {
  passed: ['✓', 'passed'],
  failed: ['✕', 'failed'],
  unseen: ['·', 'not observable'],
}

export function HandshakeView({ row: { socket, diagnosis } }: { row: Row }) {
  const { checks } = diagnosis.case.handshake
  const { summary } = socket
  const tolerated = summary.opened && checks.some(({ result }) => result === 'failed')
  return (
    <>
      <h3>Rules of the opening handshake</h3>
      <table class="facts">
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col">Rule</th>
            <th scope="col">Seen</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ id, title, result, seen, source }) => (
            <tr key={id} data-check={id} data-result={result}>
              <td class={`whole check ${result}`}>
                <span aria-hidden="true">{results[result][0]}</span> {results[result][1]}
              </td>
              <td class="whole">{title}</td>
              <td class="mono">
                <bdi>{seen}</bdi>
              </td>
              <td class="whole">
                <a href={source.href} target="_blank" rel="noreferrer">
                  {source.label}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tolerated && <p class="quiet">This browser opened the socket all the same; another may not.</p>}
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

function whyNoRequest({ summary, pairing }: Row['socket']): string {
  if (pairing.by === 'none' && pairing.candidates.length > 0)
    return `Ambiguous: ${pairing.candidates.length} requests could be this socket’s, so none is shown.`
  if (summary.requested) return 'The request was not sent, or its headers are not visible.'
  return 'No request of this socket was seen on the network.'
}

function Head({ line, headers, missing }: { line: string; headers: Headers; missing: string }) {
  if (!headers) return <p class="quiet">{missing}</p>
  return (
    <div class="head mono">
      <div class="strong">
        <bdi>{line}</bdi>
      </div>
      {headers.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, and never change
        <div key={index}>
          <span class="dim">{name}:</span> <bdi>{value}</bdi>
        </div>
      ))}
    </div>
  )
}
