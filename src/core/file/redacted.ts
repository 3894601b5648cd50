// What redaction replaces by pseudonyms: the kinds of secret that a session may hold.

export const redactedKinds = [
  'cookie',
  'authorization',
  'query',
  'subprotocol',
  'path',
  'userinfo',
  'message',
] as const

export type RedactedKind = (typeof redactedKinds)[number]
