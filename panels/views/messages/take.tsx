// The menu that takes along the messages that are listed: copied or saved, as lines of text or of JSON.

import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Socket } from '../../../src/core/socket.ts'
import { download } from '../../files/download.ts'
import { say, sayCount } from '../../language/say.ts'
import type { Message } from '../../messages/messages-of.ts'
import { cutAmong, type LinesForm, linesFile, linesOf } from '../../messages/taking.ts'
import { copyText } from '../context.ts'

interface Props {
  readonly messages: readonly Message[]
  readonly socket: Socket
}

export function TakeMessages({ messages, socket }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  const told = useSignal('')
  const start = socket.facts[0]?.at ?? 0
  const tell = (done: string) => {
    menu.current?.removeAttribute('open')
    const cut = cutAmong(messages)
    told.value = cut === 0 ? done : `${done} ${sayCount('messagesTakenCut', cut)}`
  }
  const copy = (form: LinesForm) => {
    copyText(linesOf(messages, start, form))
    tell(sayCount('messagesCopied', messages.length))
  }
  const save = (form: LinesForm) => {
    download(linesFile(messages, start, form, socket.number))
    tell(sayCount('messagesSaved', messages.length))
  }
  return (
    <span class="copy">
      <details ref={menu}>
        <summary data-action="take-messages">{say('messagesTake')}</summary>
        <div class="choices">
          <button type="button" data-take="copy-txt" onClick={() => copy('txt')}>
            {say('messagesCopyText')}
          </button>
          <button type="button" data-take="copy-jsonl" onClick={() => copy('jsonl')}>
            {say('messagesCopyJson')}
          </button>
          <button type="button" data-take="save-txt" onClick={() => save('txt')}>
            {say('messagesSaveText')}
          </button>
          <button type="button" data-take="save-jsonl" onClick={() => save('jsonl')}>
            {say('messagesSaveJson')}
          </button>
        </div>
      </details>
      <span role="status" class="dim" data-taken>
        {told.value}
      </span>
    </span>
  )
}
