// Holds what the panel says of a scenario against what the lab expects: right, narrowed honestly, or wrong.

import type { SocketJson } from '../../src/core/diagnosis-json.ts'
import type { Expected } from '../lab/scenario.ts'

export type Judgement = 'right' | 'narrowed' | 'wrong'

export interface Judged {
  readonly judgement: Judgement
  /** `/ws/dashboard/ flagged effect-ran-twice`, one for each socket, as found and as expected. */
  readonly found: readonly string[]
  readonly expected: readonly string[]
}

const line = (path: string, rule: string | null) => `${path} ${rule === null ? 'healthy' : `flagged ${rule}`}`

const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : url)

function judgeSocket(socket: SocketJson | undefined, wanted: Expected | undefined): Judgement {
  if (!socket || !wanted || pathOf(socket.url) !== wanted.path || socket.flagged !== wanted.flagged)
    return 'wrong'
  const rule = socket.verdict?.rule ?? null
  const beside = socket.also.map((each) => each.rule)
  if (rule === wanted.rule && (wanted.also ?? []).every((each) => beside.includes(each))) return 'right'
  return socket.verdict?.certainty === 'narrowed' && socket.verdict.oneOf.includes(wanted.rule ?? '')
    ? 'narrowed'
    : 'wrong'
}

const byPath = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/**
 * A scenario is as right as its worst socket; one socket too many or too few is wrong. Sockets that only the network
 * knows, as those of workers, are in no order of the page's: the one that was made first may be written second.
 */
export function judge(listed: readonly SocketJson[], wanted: readonly Expected[]): Judged {
  const ordered = !listed.some(({ id }) => id.startsWith('net.'))
  const sockets = ordered ? listed : listed.toSorted((a, b) => byPath(pathOf(a.url), pathOf(b.url)))
  const expected = ordered ? wanted : wanted.toSorted((a, b) => byPath(a.path, b.path))
  const all = Array.from({ length: Math.max(sockets.length, expected.length) }, (_, index) =>
    judgeSocket(sockets[index], expected[index]),
  )
  const worst = (['wrong', 'narrowed', 'right'] as const).find((each) => all.includes(each))
  return {
    judgement: worst ?? 'right',
    found: sockets.map(({ url, verdict }) => line(pathOf(url), verdict?.rule ?? null)),
    expected: expected.map(({ path, rule }) => line(path, rule)),
  }
}
