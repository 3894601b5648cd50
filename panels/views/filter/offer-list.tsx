// The list below the filter's field: keys with what they ask for, values with how many sockets they find.

import { useEffect, useRef } from 'preact/hooks'
import { type MessageName, say, sayCount } from '../../language/say.ts'
import { Foreign } from '../foreign.tsx'
import { optionId } from './offering.ts'
import type { Offer } from './offers.ts'
import { goesWithTime, TimeWords } from './time-sign.tsx'

const meanings: Readonly<Record<string, MessageName>> = {
  url: 'filterKeyUrl',
  path: 'filterKeyPath',
  host: 'filterKeyHost',
  state: 'filterKeyState',
  is: 'filterKeyIs',
  code: 'filterKeyCode',
  cause: 'filterKeyCause',
  status: 'filterKeyStatus',
  frame: 'filterKeyFrame',
  protocol: 'filterKeyProtocol',
  message: 'filterKeyMessage',
  messages: 'filterKeyMessages',
  size: 'filterKeySize',
  duration: 'filterKeyDuration',
  since: 'filterKeySince',
  before: 'filterKeyBefore',
}

interface Props {
  readonly offers: readonly Offer[]
  readonly active: number
  onTake(offer: Offer): void
}

export function Offers({ offers, active, onTake }: Props) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })
  })
  return (
    <div ref={list} class="filter-offers" role="listbox" id="filter-offers" aria-label={say('filterOffers')}>
      {offers.map((offer, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, where keys are heard
        // biome-ignore lint/a11y/useFocusableInteractive: as above; it is named by aria-activedescendant
        <div
          key={`${offer.kind} ${offer.text}`}
          role="option"
          id={optionId(at)}
          class={`filter-offer ${offer.kind}`}
          data-offer={offer.kind}
          aria-selected={at === active}
          // Pressing must not take the focus from the field.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <Said offer={offer} />
        </div>
      ))}
    </div>
  )
}

function Said({ offer: { kind, text, count } }: { offer: Offer }) {
  const meaning = meanings[text]
  switch (kind) {
    case 'key':
      return (
        <>
          <b class="mono">{text}:</b> <span class="dim">{meaning && say(meaning)}</span>
          {goesWithTime(text) && <TimeWords />}
        </>
      )
    case 'value':
      return (
        <>
          <Foreign text={text.slice(0, 200)} class="mono" />{' '}
          <span class="dim">{sayCount('sockets', count ?? 0)}</span>
        </>
      )
    case 'used':
      return (
        <>
          <Foreign text={text} class="mono" /> <span class="dim">{say('filterUsedBefore')}</span>
        </>
      )
    case 'forget':
      return <span class="dim">{say('filterForget')}</span>
  }
}
