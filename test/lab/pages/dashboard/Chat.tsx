// The chat beside the dashboard: same server, same page, and it works.

import { type FormEvent, useState } from 'react'
import { chatMessages, chatOpen } from './chat-connection.ts'
import { useStore } from './store.ts'

export function Chat({ say }: { say: (text: string) => void }) {
  const messages = useStore(chatMessages)
  const open = useStore(chatOpen)
  const [text, setText] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text === '') return
    say(text)
    setText('')
  }
  return (
    <section className="card chat" aria-labelledby="chat">
      <header>
        <h2 id="chat">Chat</h2>
        <span className={`pill ${open ? 'open' : 'connecting'}`}>{open ? 'live' : 'connecting…'}</span>
      </header>
      <ol>
        {messages.map((message, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever appended
          <li key={n}>
            <b>{message.from}</b> {message.text}
          </li>
        ))}
      </ol>
      <form onSubmit={submit}>
        <input
          aria-label="Message"
          placeholder="Write a message"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" disabled={!open}>
          Send
        </button>
      </form>
    </section>
  )
}
