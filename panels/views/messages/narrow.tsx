// The bar above the messages: what of them is listed, and by which protocol they are read.

import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { say } from '../../language/say.ts'
import type { Decoding } from '../../messages/decoding.ts'
import { kindsAmong } from '../../messages/kinds.ts'
import { type Message, typeOf } from '../../messages/messages-of.ts'
import { isUnreadable, type Narrowing } from '../../messages/narrowing.ts'

interface Props {
  readonly narrowing: Signal<Narrowing>
  readonly messages: readonly Message[]
  readonly decoding: Decoding
  readonly pinned: number
  /** Whether what is looked for cannot be read. */
  readonly invalid: boolean
  readonly children: ComponentChildren
}

export function NarrowMessages({ narrowing, messages, decoding, pinned, invalid, children }: Props) {
  const { known, decoder, choice, choose } = decoding
  const { text, way, size } = narrowing.value
  const set = (part: Partial<Narrowing>) => {
    narrowing.value = { ...narrowing.value, ...part }
  }
  return (
    <div class="messages-bar">
      <input
        type="search"
        data-action="search-messages"
        aria-label={say('messagesSearch')}
        placeholder={say('messagesSearch')}
        aria-invalid={invalid}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget: { value } }) => set({ text: value })}
      />
      <select
        data-action="messages-way"
        aria-label={say('messagesDirection')}
        value={way}
        onChange={({ currentTarget: { value } }) => set({ way: value as Narrowing['way'] })}
      >
        <option value="both">{say('messagesBoth')}</option>
        <option value="sent">{say('messagesSent')}</option>
        <option value="received">{say('messagesReceived')}</option>
      </select>
      <Types narrowing={narrowing.value} messages={messages} decoding={decoding} onChoose={set} />
      <input
        type="text"
        class="size"
        data-action="messages-size"
        aria-label={say('messagesSize')}
        title={say('messagesSizeHow')}
        placeholder={say('messagesSizeExample')}
        aria-invalid={isUnreadable(size)}
        spellcheck={false}
        value={size}
        onInput={({ currentTarget: { value } }) => set({ size: value })}
      />
      <select
        data-action="messages-decoder"
        aria-label={say('messagesReadAs')}
        value={choice}
        onChange={({ currentTarget: { value } }) => {
          set({ kind: '' })
          choose(value)
        }}
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
      {(pinned > 0 || narrowing.value.pinned) && (
        <button
          type="button"
          class="chip"
          data-action="messages-pinned"
          aria-pressed={narrowing.value.pinned}
          onClick={() => set({ pinned: !narrowing.value.pinned })}
        >
          {say('messagesPinned')} <b>{pinned}</b>
        </button>
      )}
      {children}
    </div>
  )
}

interface Choosing {
  readonly narrowing: Narrowing
  readonly messages: readonly Message[]
  readonly decoding: Decoding
  onChoose(chosen: Pick<Narrowing, 'type' | 'kind'>): void
}

/** The types that occur, and below them the kinds of the protocol. */
function Types({ narrowing: { type, kind }, messages, decoding: { decoder }, onChoose }: Choosing) {
  const types = new Set(type === '' ? [] : [type])
  for (const message of messages) types.add(typeOf(message))
  const kinds = decoder
    ? [...new Set([...kindsAmong(decoder, messages), ...(kind === '' ? [] : [kind])])]
    : []
  return (
    <select
      data-action="messages-type"
      aria-label={say('messagesType')}
      value={kind !== '' ? `kind ${kind}` : type !== '' ? `type ${type}` : ''}
      onChange={({ currentTarget: { value } }) => {
        const [of = '', name = ''] = value.split(' ')
        onChoose({ type: of === 'type' ? name : '', kind: of === 'kind' ? name : '' })
      }}
    >
      <option value="">{say('messagesAllTypes')}</option>
      {[...types].sort().map((each) => (
        <option key={each} value={`type ${each}`}>
          {each}
        </option>
      ))}
      {decoder && kinds.length > 0 && (
        <optgroup label={decoder.title}>
          {kinds.map((each) => (
            <option key={each} value={`kind ${each}`}>
              {each}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}
