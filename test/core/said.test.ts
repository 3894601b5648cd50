// A sentence is English where it is written, and another language where a translator's file has it.

import { afterEach, describe, expect, it } from 'vitest'
import { counted, englishOf, messageOf, said, speak, spoken, wording } from '../../src/core/said.ts'
import { duration } from '../../src/core/words.ts'

/** Looks up as browsers do: by name, with the values in their places. */
const lookupIn = (texts: Readonly<Record<string, string>>) => {
  const asked: string[] = []
  const messages = new Map(Object.entries(texts).map(([english, text]) => [messageOf(english), text]))
  const lookup = (name: string, filled: string[]) => {
    asked.push(name)
    const form = /_(?:one|other)$/.exec(name)?.[0] ?? ''
    const text = messages.get(name) ?? messages.get(name.slice(0, name.length - form.length)) ?? ''
    return text.replace(/\$([1-9])/g, (_, place) => filled[Number(place) - 1] ?? '')
  }
  return { asked, lookup }
}

afterEach(() => speak('en', null))

const late = (status: number, after: string) => said`the server answered ${status} ${after} later`

describe('a sentence', () => {
  it('is the English that is written where nothing else was asked for', () => {
    expect(late(101, '3 ms')).toBe('the server answered 101 3 ms later')
  })

  it('is the translation, whose places may stand in another order, stand twice, or be left out', () => {
    const order = lookupIn({ 'the server answered $1 $2 later': 'sunucu $2 sonra $1 yanıtını verdi' })
    speak('tr', order.lookup)
    expect(late(101, '3 ms')).toBe('sunucu 3 ms sonra 101 yanıtını verdi')
    speak('tr', lookupIn({ 'the server answered $1 $2 later': '$2, $2' }).lookup)
    expect(late(101, '3 ms')).toBe('3 ms, 3 ms')
    speak('tr', lookupIn({ 'the server answered $1 $2 later': 'geç' }).lookup)
    expect(late(101, '3 ms')).toBe('geç')
  })

  it('holds what is filled in to the letter, dollars and places included', () => {
    speak('tr', lookupIn({ 'the server answered $1 $2 later': '$2: $1' }).lookup)
    expect(late(101, '$1 $$ $&')).toBe('$1 $$ $&: 101')
  })

  it('is English where its language lacks it', () => {
    speak('tr', lookupIn({}).lookup)
    expect(late(404, '2 s')).toBe('the server answered 404 2 s later')
    expect(spoken('closed')).toBe('closed')
    expect(counted(2, 'message')).toBe('2 messages')
  })

  it('is looked up once, however often it is said', () => {
    const { asked, lookup } = lookupIn({ 'the server answered $1 $2 later': '$1 $2' })
    speak('tr', lookup)
    for (let status = 100; status < 200; status++) late(status, '1 ms')
    expect(asked).toEqual([messageOf('the server answered $1 $2 later')])
  })

  it('holds other sentences, each in its language', () => {
    speak('tr', lookupIn({ '$1 s': '$1 sn', 'after $1': '$1 sonra' }).lookup)
    expect(said`after ${duration(2300)}`).toBe('2.3 sn sonra')
  })
})

describe('a marked text', () => {
  const families = wording({ blocked: 'Blocked inside the browser' })

  it('is said when it is shown, not when it was loaded', () => {
    expect(spoken(families.blocked)).toBe('Blocked inside the browser')
    speak('tr', lookupIn({ 'Blocked inside the browser': 'Tarayıcı engelledi' }).lookup)
    expect(spoken(families.blocked)).toBe('Tarayıcı engelledi')
    speak('en', null)
    expect(spoken(families.blocked)).toBe('Blocked inside the browser')
  })
})

it('counts as each language does', () => {
  expect([1, 2, 0].map((count) => counted(count, 'socket'))).toEqual(['1 socket', '2 sockets', '0 sockets'])
  const texts: Record<string, string> = {
    [`${messageOf('$1 sockets')}_one`]: '$1 gniazdo',
    [`${messageOf('$1 sockets')}_few`]: '$1 gniazda',
    [`${messageOf('$1 sockets')}_many`]: '$1 gniazd',
  }
  speak('pl', (name, [count]) => (texts[name] ?? '').replace('$1', count ?? ''))
  expect([1, 3, 5].map((count) => counted(count, 'socket'))).toEqual(['1 gniazdo', '3 gniazda', '5 gniazd'])
})

it('names messages as browsers allow, by their English alone, letter case apart', () => {
  const name = messageOf(englishOf(['the answer’s `', '` is ', '; must be']))
  expect(name).toMatch(/^said_[a-z0-9_]+$/)
  expect(name).toBe(messageOf('the answer’s `$1` is $2; must be'))
  expect(messageOf('Closed').toLowerCase()).not.toBe(messageOf('closed').toLowerCase())
})
