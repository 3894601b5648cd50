// What a page's world reports is decoded here and never trusted: each fact must be well-formed, about a
// subject of the reporting document, and of a kind that a page may write. The rest is counted.

import { parseStack } from '../core/call-site.ts'
import { type Decoded, decodeFact } from '../core/decode.ts'
import { type CallSite, type Fact, type Kind, sourceOf } from '../core/fact.ts'
import { untold } from '../core/har/entry.ts'
import { parseUncaught } from '../core/uncaught.ts'
import { type DocumentId, documentOf, noDocument, type SubjectId, subject, tenths } from '../core/units.ts'
import { bounded } from '../wire/bounded.ts'

export interface Accepted {
  readonly facts: readonly Fact[]
  readonly refused: number
  /** Why the first of the refused was refused. */
  readonly why: string
}

/** Frames of our own hook: by the extension's address in Chromium, by the name that the build gives in Firefox. */
const ours = /^(?:chrome-extension:\/\/[^/]+\/page\.js|lifeline-page\.js)$/

/** A call stack as frames of the page's own code. */
export function siteOf(stack: unknown): CallSite {
  if (typeof stack !== 'string') return []
  const frames = parseStack(stack).filter(({ url }) => !ours.test(url))
  const start = frames.findIndex(({ url }) => url !== '<anonymous>')
  return start < 0 ? [] : frames.slice(start)
}

/** What the background itself writes; a page cannot say it. */
const own: ReadonlySet<Kind> = new Set<Kind>(['ctx:network-watched', 'ctx:document-lost'])
const ofPage = (kind: Kind) => ['page', 'context'].includes(sourceOf(kind)) && !own.has(kind)

function decodeFromPage(input: unknown): Decoded<Fact> {
  if (typeof input !== 'object' || input === null) return { ok: false, why: 'not an object' }
  const raw = input as Record<string, unknown>
  const decoded = decodeFact({
    ...raw,
    ...('site' in raw ? { site: siteOf(raw.site) } : {}),
    ...(typeof raw.threw === 'string' ? { threw: parseUncaught(raw.threw) } : {}),
  })
  if (decoded.ok && !ofPage(decoded.value.kind))
    return { ok: false, why: `a page cannot report ${decoded.value.kind}` }
  return decoded
}

/**
 * Decodes facts of one document; facts about another are refused. A frame that has named none yet, or another's, can
 * only tell that facts went by.
 */
export function acceptFromPage(inputs: readonly unknown[], document: string | null): Accepted {
  return accept(inputs, (input) => {
    const decoded = decodeFromPage(input)
    if (!decoded.ok) return decoded
    const { kind, about } = decoded.value
    const its = documentOf(about) === document
    const unnamed = kind === 'ctx:facts-dropped' && documentOf(about) === noDocument.tab
    return its || unnamed ? decoded : { ok: false, why: 'about another document' }
  })
}

/** Decodes facts of a network log; `known` are the tab's facts so far. */
export function acceptFromNetwork(inputs: readonly unknown[], known: readonly Fact[]): Accepted {
  const accepted = accept(inputs, (input) => {
    const decoded = decodeFact(input)
    return decoded.ok && !/^(?:net:|ctx:network-watched)/.test(decoded.value.kind)
      ? { ok: false, why: `a network log cannot report ${decoded.value.kind}` }
      : decoded
  })
  return { ...accepted, facts: withTimes(accepted.facts, known) }
}

/** Decodes what a person added in the panel: lines of a server's log and results of probes. */
export function acceptFromPanel(inputs: readonly unknown[]): Accepted {
  return accept(inputs, (input) => {
    const decoded = decodeFact(input)
    return decoded.ok && !['server', 'probe'].includes(sourceOf(decoded.value.kind))
      ? { ok: false, why: `a panel cannot report ${decoded.value.kind}` }
      : decoded
  })
}

/**
 * Chromium's log tells no time for a request that was never sent. The page's facts bound it: it began with
 * the constructor, and it had failed when `error` fired.
 */
function withTimes(facts: readonly Fact[], known: readonly Fact[]): readonly Fact[] {
  if (!facts.some(({ at }) => at === untold)) return facts
  const sockets = new Map<SubjectId, SubjectId>()
  for (const fact of [...known, ...facts])
    if (fact.kind === 'net:requested' && fact.initiator) sockets.set(fact.about, fact.initiator)
  const timeOf = (about: SubjectId, ...kinds: readonly Fact['kind'][]) =>
    known.find((fact) => fact.about === about && kinds.includes(fact.kind))?.at
  const newest = known.reduce((latest, { at }) => Math.max(latest, at), 0)
  return facts.map((fact) => {
    if (fact.at !== untold) return fact
    const socket = sockets.get(fact.about)
    const begun = socket && timeOf(socket, 'constructed')
    const ended = socket && timeOf(socket, 'error-fired', 'close-fired')
    return { ...fact, at: (fact.kind === 'net:requested' ? begun : (ended ?? begun)) ?? newest }
  })
}

function accept(inputs: readonly unknown[], decode: (input: unknown) => Decoded<Fact>): Accepted {
  const facts: Fact[] = []
  let refused = 0
  let why = ''
  for (const input of inputs) {
    // Whoever sent it has cut it to size; this is the last door, and takes nobody's word.
    const decoded = decode(bounded(input).value)
    if (decoded.ok) facts.push(decoded.value)
    else if (refused++ === 0) why = decoded.why
  }
  return { facts, refused, why }
}

/** What of the background itself is needed to complete what was accepted. */
export interface Present {
  /** The time in milliseconds since the Unix epoch. */
  now(): number
  /** Facts that the network side of this browser's background adds when a document starts. */
  documentStarted(document: DocumentId, at: number): readonly Fact[]
}

/** Accepted facts, with what the background itself knows at that moment. */
export function completed(
  { facts, refused, why }: Accepted,
  document: string,
  present: Present,
): readonly Fact[] {
  const started = facts.flatMap((fact) =>
    fact.kind === 'ctx:document-started' ? present.documentStarted(document as DocumentId, fact.at) : [],
  )
  if (refused === 0) return started.length === 0 ? facts : [...facts, ...started]
  const dropped: Fact = {
    kind: 'ctx:facts-dropped',
    about: subject(document as DocumentId, 0),
    at: tenths(present.now()),
    count: refused,
    why: `refused: ${why}`,
  }
  return [...facts, ...started, dropped]
}
