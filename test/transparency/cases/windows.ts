// Windows that the page opens. They come last: the page is hidden while another window is in front.

import { section } from '../case.ts'

export const windows = [
  ...section('html', 'nav-history-apis.html#dom-open', [
    {
      id: 'window-opened',
      step: 'window.open() of about:blank, used at once.',
      code: `const opener = open('about:blank')
        if (!opener) return 'blocked'
        const socket = new opener.WebSocket(at('ok-echo'))
        say(shape(opener.WebSocket.prototype), socket instanceof opener.WebSocket, opener.Function.prototype.toString.call(opener.WebSocket))
        socket.onopen = () => socket.send('x')
        say((await heard(socket, 'message')).data, socket.constructor === opener.WebSocket)
        socket.close(); await closed(socket)
        opener.close()
        return socket.readyState`,
    },
  ]),
]
