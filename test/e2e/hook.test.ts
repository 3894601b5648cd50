// What the hook records of a socket's life, beyond the lab's scenarios: handlers that change, calls that
// throw, handlers that throw, and more messages than are kept one by one.

import { stat } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { type DrivenBrowser, until } from '../../src/cli/browsers/driven-browser.ts'
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

    it('keeps the beginnings of messages: of text as it is, of every kind of buffer in base64', async () => {
      const { browser, lab } = setting()
      await browser.openPanel()
      await browser.panel('window.lifeline.clear()')
      await browser.navigate(`${lab.origin}/`)
      await browser.evaluate(`(() => {
        const socket = window.socket = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo')
        socket.binaryType = 'arraybuffer'
      })()`)
      await browser.waitFor('window.socket.readyState === 1')
      // Somebody watches from when the hook has heard of the panel.
      await until('whole messages to be kept', async () => {
        await browser.evaluate(`socket.send('x'.repeat(300))`)
        return (await session(browser)).facts.some((fact) => 'preview' in fact && fact.preview.length === 300)
      })
      await browser.evaluate(`(() => {
        const messages = [
          'é'.repeat(5000),
          new Uint8Array([0, 1, 2, 3]).subarray(1),
          new Uint16Array([0x2001]),
          new DataView(new Uint8Array([9, 8, 7]).buffer, 2),
          new Uint8Array(6000).fill(255).buffer,
        ]
        let echoes = 0
        socket.onmessage = ({ data }) => {
          if (typeof data !== 'string' && ++echoes === 4) socket.close(1000)
        }
        // A page that lies about its bytes is not asked.
        Object.defineProperty(Uint8Array.prototype, 'length', { get: () => 1e9 })
        Array.prototype[Symbol.iterator] = () => { throw new Error('asked the page') }
        for (let n = 0; n < 5; n++) socket.send(messages[n])
      })()`)
      await browser.waitFor('window.socket.readyState === 3')
      await settled(browser, 1)
      const { facts } = await session(browser)
      const told = (wanted: Fact['kind']) =>
        facts.flatMap((fact) =>
          fact.kind === wanted && 'preview' in fact && !fact.preview.startsWith('x')
            ? [`${fact.size} ${fact.preview.slice(0, 8)} ${fact.preview.length}`]
            : [],
        )
      const expected = ['10000 éééééééé 4096', '3 AQID 4', '2 ASA= 4', '1 Bw== 4', '6000 //////// 5464']
      expect(told('send-called')).toEqual(expected)
      expect(told('message-received')).toEqual(expected)
    })

    it('keeps exact counts and sizes beyond the messages that it keeps', async () => {
      const { browser, lab } = setting()
      await browser.openPanel()
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
      // The hook may have heard of the panel before the last of them.
      expect(kept.length).toBeGreaterThanOrEqual(1000)
      expect(socket?.flagged).toBe(false)
    })

    it('tells which handler threw, what and where, and the page hears of each error as ever', async () => {
      const { browser, lab } = setting()
      await browser.openPanel()
      await browser.panel('window.lifeline.clear()')
      await browser.navigate(`${lab.origin}/`)
      await inPage(
        browser,
        `(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const reported = window.reported = [];
        window.onerror = (message) => { reported.push(message) };
        window.addEventListener('error', ({ error }) => reported.push(error === window.last));
        const fail = (error) => { throw window.last = error };
        const socket = window.socket = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo');
        socket.onopen = function onopen() { socket.send('x'); fail(new RangeError('first: one')) };
        socket.addEventListener('open', () => fail('just text'));
        socket.addEventListener('message', { handleEvent() { fail(new DOMException('of an object', 'AbortError')) } });
        socket.addEventListener('message', () => setTimeout(() => {
          setTimeout(() => socket.close(1000), 0);
          fail(new Error('of a timer'));
        }, 0));
        socket.onclose = () => fail(new frame.contentWindow.TypeError('of another realm'));
      })()`,
      )
      await browser.waitFor('window.socket.readyState === 3')
      await settled(browser, 1)
      const { facts } = await session(browser)
      const told = facts.flatMap((fact) => {
        if (fact.kind === 'handler-threw')
          return [[fact.slot, fact.state, fact.threw.name, fact.threw.message].join(' ')]
        return ['open-fired', 'message-received', 'close-called', 'close-fired'].includes(fact.kind)
          ? [fact.kind]
          : []
      })
      expect(told).toEqual([
        'open-fired',
        'open 1 RangeError first: one',
        'open 1  just text',
        'message-received',
        'message 1 AbortError of an object',
        'close-called',
        'close-fired',
        'close 3 TypeError of another realm',
      ])
      const sites = facts.flatMap((fact) => (fact.kind === 'handler-threw' ? [fact.site] : []))
      const [ofError, ofText] = sites.map((site) => site.map((frame) => `${frame.function} ${frame.url}`))
      expect(ofError?.[0]).toMatch(/onopen http:\/\/h\/app.js$/)
      // What is no error has no stack: only the place where it was thrown is known.
      expect(ofText).toEqual([' http://h/app.js'])
      // Each error came to both listeners, in order, and the one of the timer too.
      const reported = await browser.evaluate<(string | boolean)[]>('window.reported')
      expect(reported.filter((each) => each === true)).toHaveLength(5)
      expect(
        reported
          .filter((each) => typeof each === 'string')
          .map((text) => /first|text|object|timer|realm/.exec(text)?.[0]),
      ).toEqual(['first', 'text', 'object', 'timer', 'realm'])
    })

    it('tells of at most twenty errors of a socket, and also after document.open()', async () => {
      const { browser, lab } = setting()
      await browser.openPanel()
      await browser.panel('window.lifeline.clear()')
      await browser.navigate(`${lab.origin}/`)
      await inPage(
        browser,
        `(() => {
        document.open();
        document.write('<p>written</p>');
        document.close();
        let received = 0;
        const socket = window.socket = new WebSocket('${lab.origin.replace('http', 'ws')}/ws/ok-echo');
        socket.onopen = () => { for (let n = 0; n < 30; n++) socket.send(n) };
        socket.onmessage = () => {
          if (++received === 30) socket.close(1000);
          throw new Error('again');
        };
      })()`,
      )
      await browser.waitFor('window.socket.readyState === 3')
      await settled(browser, 1)
      const { facts } = await session(browser)
      expect(facts.filter(({ kind }) => kind === 'handler-threw')).toHaveLength(20)
      expect(facts.filter(({ kind }) => kind === 'hook-failed')).toEqual([])
    })
  })

it('is small', async () => {
  for (const name of names)
    expect((await stat(new URL(`../../dist/${name}/page.js`, import.meta.url))).size).toBeLessThanOrEqual(
      10_240,
    )
})

/** Runs a script as the page's own: errors of a driver's are reported elsewhere, and its frames are nowhere. */
function inPage(browser: DrivenBrowser, script: string): Promise<void> {
  const text = JSON.stringify(`${script}\n//# sourceURL=http://h/app.js`)
  return browser.evaluate(
    `void document.head.append(Object.assign(document.createElement('script'), { text: ${text} }))`,
  )
}
