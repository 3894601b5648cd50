// What the hook records of a socket's life, beyond the lab's scenarios: handlers that change, calls that
// throw, and more messages than are kept one by one.

import { expect, it } from 'vitest'
import type { Fact } from '../../src/core/fact.ts'
import { describeIn, names, session, settled } from './drive.ts'

for (const name of names)
  describeIn(name, 'the hook', (setting) => {
    it('records handlers set, replaced and removed, both ways, and calls that throw', async () => {
      const { browser, lab } = setting()
      await browser.openPanel()
      await browser.navigate(`${lab.origin}/`)
      await browser.evaluate(`(() => {
        const socket = window.socket = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo', []);
        const heard = () => {};
        socket.onmessage = heard;
        socket.onmessage = () => {};
        socket.onmessage = null;
        socket.addEventListener('message', heard);
        socket.removeEventListener('message', heard);
        try { socket.send('early') } catch {}
        try { socket.close(1) } catch {}
        socket.onopen = () => socket.close(3001, 'bye');
      })()`)
      await browser.waitFor('window.socket.readyState === 3')
      await settled(browser, 1)
      const { facts } = await session(browser)
      const told = facts
        .filter(({ about, kind }) => about.endsWith('.1') && !kind.startsWith('net:'))
        .map((fact) =>
          [
            fact.kind,
            ...('slot' in fact ? [fact.slot] : []),
            ...('threw' in fact ? [fact.threw?.name] : []),
          ].join(' '),
        )
      expect(told).toEqual([
        'constructed',
        'handler-set onmessage',
        'handler-replaced onmessage',
        'handler-removed onmessage',
        'handler-set message',
        'handler-removed message',
        'send-called InvalidStateError',
        'close-called InvalidAccessError',
        'handler-set onopen',
        'open-fired',
        'close-called',
        'close-fired',
      ])
      const states = facts.flatMap((fact) =>
        'state' in fact && fact.about.endsWith('.1') ? [fact.state] : [],
      )
      expect(states).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3])
      expect(facts.find(({ kind }) => kind === 'close-fired')).toMatchObject({
        code: 3001,
        clean: true,
        reason: 'bye',
      })
    })

    it('keeps exact counts and sizes beyond the messages that it keeps', async () => {
      const { browser, lab } = setting()
      await browser.panel('window.lifeline.clear()')
      await browser.navigate(`${lab.origin}/`)
      await browser.evaluate(`new Promise((done) => {
        let received = 0;
        const socket = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo');
        socket.onopen = () => { for (let n = 0; n < 1500; n++) socket.send('é' + n % 10) };
        socket.onmessage = () => { if (++received === 1500) socket.close(1000) };
        socket.onclose = () => done(null);
      })`)
      await browser.waitForPanel(`window.lifeline.session().sockets[0]?.phase === 'closed'`)
      const [socket] = await settled(browser, 1)
      expect(socket).toMatchObject({
        received: { count: 1500, size: 4500 },
        sent: { count: 1500, size: 4500 },
      })
      const kept = (await session(browser)).facts.filter(
        (fact: Fact) => 'preview' in fact && !fact.kind.startsWith('net:'),
      )
      expect(kept).toHaveLength(1000)
      expect(socket?.flagged).toBe(false)
    })
  })
