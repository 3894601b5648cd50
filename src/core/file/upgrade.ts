// A file saved by an earlier version opens in every later one: each step turns one version's header and facts into
// the next one's. A step is never changed once its version was published; an old file of every version is kept
// in the tests.
//
//   1  one JSON object, as `lifeline.session()` gave it: the facts are a member of the header
//   2  JSON Lines: the header, then one fact a line
//   3  the header tells until when the session was watched
//
import { format, version } from './header.ts'

export type Loose = Readonly<Record<string, unknown>>

interface Step {
  header(old: Loose): Loose
  fact(old: unknown): unknown
}

/** The step that leads from the version it is named by to the next. */
const steps: Readonly<Record<number, Step>> = {
  1: {
    header: ({ browser, facts }) => ({
      format,
      version: 2,
      writer: { name: 'Lifeline', version: '0.1.0' },
      browser: { kind: browser, name: '', version: '' },
      os: '',
      page: { url: '', title: '' },
      timeOrigin: 0,
      savedAt: null,
      captured: { page: true, network: [], dropped: 0, gaps: [] },
      settings: null,
      redacted: null,
      facts: Array.isArray(facts) ? facts.length : null,
    }),
    fact: (old) => old,
  },
  2: {
    header: (old) => ({ ...old, version: 3, until: null }),
    fact: (old) => old,
  },
}

/** The header as the version of today has it, not yet checked. */
export function upgradeHeader(header: Loose, from: number): Loose {
  let newer = header
  for (let at = from; at < version; at++) newer = steps[at]?.header(newer) ?? newer
  return newer
}

/** A fact as the version of today has it, not yet checked. */
export function upgradeFact(fact: unknown, from: number): unknown {
  let newer = fact
  for (let at = from; at < version; at++) newer = steps[at]?.fact(newer) ?? newer
  return newer
}

/** The versions that a step leads from. */
export const upgradable: readonly number[] = Object.keys(steps).map(Number)
