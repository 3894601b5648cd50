// The units and identifiers that every fact is written in, so that a signature says what a number is.

/** Milliseconds; as a point in time, since the Unix epoch with 0.1 ms resolution. */
export type Milliseconds = number

/** A size in bytes, as it travels in a frame's payload. */
export type Bytes = number

declare const brand: unique symbol

/**
 * What a fact is about: `<document>.<n>` with n ≥ 1 for the n-th socket a document constructed,
 * `<document>.0` for the document itself, `net.<request>` for a request the network side saw.
 */
export type SubjectId = string & { readonly [brand]: 'SubjectId' }

/** A document's own token, unique within a session: the part of a `SubjectId` before the last dot. */
export type DocumentId = string & { readonly [brand]: 'DocumentId' }

/** In the place of a document's token, for what is told of the tab itself, of requests, and of servers' logs. */
export const noDocument = {
  tab: 'tab' as DocumentId,
  network: 'net' as DocumentId,
  servers: 'server' as DocumentId,
} as const

/** Whether a token may be a document's own. */
export const isDocument = (token: DocumentId): boolean => !Object.values(noDocument).includes(token)

/** A browser tab's number, as `tabs.Tab.id`. */
export type TabId = number & { readonly [brand]: 'TabId' }

/** The id of the `n`-th socket of a document; `n` = 0 is the document itself. */
export function subject(document: DocumentId, n: number): SubjectId {
  return `${document}.${n}` as SubjectId
}

/** The document a subject belongs to; for a network request, `net`. */
export function documentOf(id: SubjectId): DocumentId {
  return id.slice(0, id.lastIndexOf('.')) as DocumentId
}

/** A point in time at the resolution facts are kept in: 0.1 ms. */
export function tenths(at: Milliseconds): Milliseconds {
  return Math.round(at * 10) / 10
}
