// Numbers, lengths of time, sizes and days in the form of the language that the panel speaks. What is written in the
// notation stays as the notation has it.

import type { Bytes, Milliseconds } from '../../src/core/units.ts'
import { say } from './say.ts'

let language = 'en'
const formats = new Map<string, Intl.NumberFormat>()

/** From here on figures take the form of this language (BCP 47). */
export function writeFigures(tag: string): void {
  language = tag
  formats.clear()
}

/** `18.4`: with so many digits after the sign, or as few as do where `least` is less. Thousands stay together. */
export function figure(value: number, digits: number, least = digits): string {
  const key = `${digits} ${least}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language, {
      minimumFractionDigits: least,
      maximumFractionDigits: digits,
      useGrouping: false,
    })
  formats.set(key, format)
  return format.format(value)
}

/** `+18.4`, `−3.0`: milliseconds before or after an instant. */
export const sayOffset = (by: Milliseconds): string => `${by < 0 ? '−' : '+'}${figure(Math.abs(by), 1)}`

/** `0.4 ms`, `18 ms`, `3.9 s`, `2 min 5 s`; as `duration` of the core has it in English. */
export function sayDuration(length: Milliseconds): string {
  if (length < 0) return `−${sayDuration(-length)}`
  if (length < 9.95) return say('durationMilliseconds', figure(length, 1, 0))
  if (length < 999.5) return say('durationMilliseconds', figure(length, 0))
  if (length < 59_950) return say('durationSeconds', figure(length / 1000, 1, 0))
  const seconds = Math.round(length / 1000)
  return say('durationMinutes', Math.floor(seconds / 60), seconds % 60)
}

/** `214 B`, `1.2 kB`, `3 MB`; as `amount` of the core has it in English. */
export function sayAmount(size: Bytes): string {
  if (size < 1000) return say('amountBytes', figure(size, 0))
  if (size < 1e6) return say('amountKilobytes', figure(size / 1e3, 1, 0))
  return say('amountMegabytes', figure(size / 1e6, 1, 0))
}

/** A day and its time, in UTC: `Nov 23, 2026, 12:03 PM`. */
export function sayDay(at: Milliseconds): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return format.format(at)
}
