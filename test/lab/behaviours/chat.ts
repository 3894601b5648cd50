// The chat of the dashboard page: healthy, greets, says a few things by itself, then echoes. Its socket
// stays open, which is what makes the dashboard's failure beside it so puzzling.

import { healthy } from './healthy.ts'

const pushed = [
  { after: 0, from: 'Priya', text: 'Morning! Anyone else seeing an empty dashboard?' },
  { after: 150, from: 'Tomás', text: 'The backend says it accepted my socket.' },
  { after: 400, from: 'Priya', text: 'Same. And yet this chat works fine.' },
]

export const chat = healthy({
  opened(socket, upgrade) {
    for (const { after, from, text } of pushed) {
      upgrade.later(after, () => socket.send(JSON.stringify({ from, text })))
    }
    socket.on('message', (message) => socket.send(JSON.stringify({ from: 'You', text: message.toString() })))
  },
})
