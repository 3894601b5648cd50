// What of the messages is listed: those that hold a text or match a pattern, of one direction or both; and by which
// protocol they are read.

import type { Signal } from '@preact/signals'
import type { Decoding } from '../../messages/decoding.ts'
import { isSent, type Message } from '../../messages/messages-of.ts'
import { say } from '../../say.ts'

export interface Narrowing {
  /** Text, whatever its case, or `/pattern/flags`. */
  readonly text: string
  readonly way: 'both' | 'sent' | 'received'
}

export interface Narrowed {
  readonly shown: readonly Message[]
  /** Why the pattern could not be read; '' where it could. */
  readonly problem: string
}

/** A pattern may take long: it sees the beginning of a text alone. */
const mostMatched = 4000

export function narrowed(messages: readonly Message[], { text, way }: Narrowing): Narrowed {
  const ofWay = way === 'both' ? messages : messages.filter((each) => isSent(each) === (way === 'sent'))
  if (text === '') return { shown: ofWay, problem: '' }
  const [, pattern, flags] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? []
  if (pattern === undefined) {
    const wanted = text.toLowerCase()
    return { shown: ofWay.filter(({ preview }) => preview.toLowerCase().includes(wanted)), problem: '' }
  }
  try {
    const wanted = new RegExp(pattern, (flags ?? '').replace(/[gy]/g, ''))
    return { shown: ofWay.filter(({ preview }) => wanted.test(preview.slice(0, mostMatched))), problem: '' }
  } catch (error) {
    return { shown: ofWay, problem: error instanceof Error ? error.message : String(error) }
  }
}

interface Props {
  readonly narrowing: Signal<Narrowing>
  readonly decoding: Decoding
  readonly problem: string
  readonly shown: number
  readonly all: number
}

export function NarrowMessages({
  narrowing,
  decoding: { known, decoder, choice, choose },
  problem,
  shown,
  all,
}: Props) {
  const { text, way } = narrowing.value
  return (
    <div class="messages-bar">
      <input
        type="search"
        data-action="search-messages"
        aria-label={say('messagesSearch')}
        placeholder={say('messagesSearch')}
        aria-invalid={problem !== ''}
        value={text}
        onInput={({ currentTarget: { value } }) => {
          narrowing.value = { ...narrowing.value, text: value }
        }}
      />
      <select
        data-action="messages-way"
        aria-label={say('messagesDirection')}
        value={way}
        onChange={({ currentTarget: { value } }) => {
          narrowing.value = { ...narrowing.value, way: value as Narrowing['way'] }
        }}
      >
        <option value="both">{say('messagesBoth')}</option>
        <option value="sent">{say('messagesSent')}</option>
        <option value="received">{say('messagesReceived')}</option>
      </select>
      <select
        data-action="messages-decoder"
        aria-label={say('messagesReadAs')}
        value={choice}
        onChange={({ currentTarget: { value } }) => choose(value)}
      >
        <option value="auto">
          {say('messagesAuto', decoder && choice === 'auto' ? decoder.title : '–')}
        </option>
        <option value="none">{say('messagesAsTheyAre')}</option>
        {known.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <span class="dim" role="status">
        {problem || (shown === all ? '' : say('messagesOf', shown, all))}
      </span>
    </div>
  )
}
