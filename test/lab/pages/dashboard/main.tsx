// Starts the page. Only the variant that is about it renders the dashboard under StrictMode, so that every
// other one has exactly the dashboard sockets its own cause makes.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Chat } from './Chat.tsx'
import { connectChat } from './chat-connection.ts'
import { Dashboard } from './Dashboard.tsx'
import { Explained, Seen } from './Explained.tsx'
import { chatUrl, settings } from './settings.ts'

const say = connectChat(chatUrl)

const page = (
  <>
    <h1>Orchard Ops</h1>
    <Explained />
    <main>
      <Dashboard />
      <Chat say={say} />
      <Seen />
    </main>
  </>
)

const root = document.getElementById('root')
if (root) createRoot(root).render(settings.cause === 'double-mount' ? <StrictMode>{page}</StrictMode> : page)
