// What is taken for a credential, and what is not: a name too many hidden is a nuisance, a token shown is worse.

import { expect, it } from 'vitest'
import { concealed, isSecretName, looksSecret, protocolsOf, withoutSecrets } from '../../src/core/secrets.ts'

it.each([
  'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
  '9f86d081884c7d659a2feaa0c55ad015',
  'AbCdEfGhIjKlMnOpQrSt1234',
  '550e8400-e29b-41d4-a716-446655440000',
  '***',
])('%s looks like a credential', (text) => {
  expect(looksSecret(text)).toBe(true)
})

it.each([
  '',
  'chat',
  'graphql-transport-ws',
  'actioncable-v1-json',
  'v12.stomp',
  'dashboard-of-everything-2026',
  '1700000000',
])('“%s” does not', (text) => {
  expect(looksSecret(text)).toBe(false)
})

it.each([
  ['access_token', true],
  ['Authorization', true],
  ['X-Api-Key', true],
  ['Set-Cookie', true],
  ['sid', true],
  ['room', false],
  ['Sec-WebSocket-Key-Word', false],
  ['keyboard', false],
])('the name %s is one under which credentials travel: %s', (name, secret) => {
  expect(isSecretName(name)).toBe(secret)
})

it('takes what follows a subprotocol named after a token for that token', () => {
  const secrets = (protocols: readonly string[]) => protocolsOf(protocols).map(({ secret }) => secret)
  expect(secrets(['access_token', 'hunter2'])).toEqual([false, true])
  expect(secrets(['v1.dashboard', 'v2.dashboard'])).toEqual([false, false])
})

it('says of a credential only that it is there', () => {
  expect(concealed('hunter2')).toBe('present, 7 characters')
  expect(concealed('***')).toBe('present, hidden')
  expect(withoutSecrets('/login?next=/ws&token=hunter2')).toBe(
    '/login?next=/ws&token=(present, 7 characters)',
  )
})
