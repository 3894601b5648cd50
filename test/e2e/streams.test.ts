// WebSocketStream, which only Chromium has: its promises instead of events, its messages by the network log.

import { expect, it } from 'vitest'
import type { DrivenBrowser } from '../../src/cli/browsers/driven-browser.ts'
import { describeIn, session, settled } from './drive.ts'

describeIn('chromium', 'a WebSocketStream', (setting) => {
  /** Runs a script in a fresh page, in which `open` constructs a stream; its socket as the panel tells it. */
  async function streamOf(script: string) {
    const { browser, lab } = setting()
    await browser.openPanel()
    await browser.panel('window.lifeline.clear()')
    await browser.navigate(`${lab.origin}/`)
    await browser.evaluate(`(async () => {
      const open = (id, options) => new WebSocketStream('${lab.origin.replace('http', 'ws')}/ws/' + id, options);
      ${script}
    })()`)
    const [socket] = await settled(browser, 1)
    if (!socket) throw new Error('there is no socket')
    return { ...socket, told: await toldOf(browser, socket.id) }
  }

  /** The page's facts of a socket with their ready states, and what they tell besides. */
  async function toldOf(browser: DrivenBrowser, id: string): Promise<string[]> {
    const { facts } = await session(browser)
    return facts.flatMap((fact) => {
      if (fact.about !== id || !('state' in fact)) return []
      const told: (string | number | null)[] = [fact.state, fact.kind]
      if ('api' in fact) told.push(fact.api ?? null)
      if ('protocol' in fact) told.push(fact.protocol)
      if ('code' in fact) told.push(fact.code)
      if ('clean' in fact) told.push(fact.clean ? 'clean' : 'unclean')
      if ('reason' in fact) told.push(fact.reason)
      if ('threw' in fact) told.push(fact.threw?.name ?? null)
      return [told.join(' ').trimEnd()]
    })
  }

  const refused = ['0 constructed WebSocketStream', '3 error-fired', '3 close-fired 1006 unclean']

  it('is recorded from its construction to its end, its messages by the network log', async () => {
    const { told } = await streamOf(`
      const s = open('ok-subprotocol', { protocols: ['v2', 'v1'] });
      const { readable, writable } = await s.opened;
      const writer = writable.getWriter(), reader = readable.getReader();
      await writer.write('hello');
      await writer.write(new Uint8Array(7));
      await reader.read();
      await reader.read();
      try { s.close({ closeCode: 1 }) } catch {}
      s.close({ closeCode: 3001, reason: 'bye' });
      await s.closed`)
    expect(told).toEqual([
      '0 constructed WebSocketStream',
      '1 open-fired v1',
      '1 close-called 1  InvalidAccessError',
      '2 close-called 3001 bye',
      '3 close-fired 3001 clean bye',
    ])
    const { browser } = setting()
    await browser.waitForPanel('window.lifeline.session().sockets[0].received.count === 2')
    const [socket] = (await session(browser)).sockets
    expect(socket).toMatchObject({
      url: expect.stringMatching(/\/ws\/ok-subprotocol$/),
      protocols: ['v2', 'v1'],
      phase: 'closed',
      flagged: false,
      outcome: 'Closed cleanly by the page · 4 messages',
      received: { count: 2, size: 12 },
      sent: { count: 2, size: 12 },
      pairing: { by: 'initiator' },
    })
  })

  it('that was refused is told with the browser’s reason, whoever handles its promises', async () => {
    for (const script of [
      `await open('status-403').opened.catch(() => {})`,
      `await open('status-403').closed.catch(() => {})`,
      `const s = open('status-403'); await Promise.allSettled([s.opened, s.closed])`,
      `open('status-403').opened`,
      `open('status-403')`,
    ]) {
      const { told, verdict } = await streamOf(script)
      expect(told, script).toEqual(refused)
      expect(verdict?.sentence, script).toContain('403')
    }
  })

  it('whose promises are both read and left unhandled is told by the network alone', async () => {
    const { told, phase, verdict } = await streamOf(
      `const s = open('status-403'), { opened, closed } = s; window.kept = [opened, closed]`,
    )
    expect(told).toEqual(refused.slice(0, 1))
    expect(phase).toBe('failed')
    expect(verdict?.sentence).toContain('403')
  })

  it('that only reads messages is told when the server closes it', async () => {
    const { told } = await streamOf(`
      const { readable } = await open('close-1011-at-once').opened;
      for await (const message of readable);`)
    expect(told).toEqual([
      '0 constructed WebSocketStream',
      '1 open-fired',
      '3 close-fired 1011 clean internal error',
    ])
  })

  it('that is closed cleanly had opened, even if the page left that unhandled', async () => {
    const { told, flagged } = await streamOf(`
      const s = open('ok-server-closes-1000');
      window.kept = s.opened;
      await s.closed`)
    expect(told).toEqual([
      '0 constructed WebSocketStream',
      '1 open-fired',
      expect.stringMatching(/^3 close-fired 1000 clean/),
    ])
    expect(flagged).toBe(false)
  })

  it('is told as it ended, whatever the page puts into what it is given, and runs no code of the page', async () => {
    const end = [
      '0 constructed WebSocketStream',
      '1 open-fired',
      expect.stringMatching(/^3 close-fired 1000 clean/),
    ]
    for (const lie of [
      '{ toJSON() { ran.push(1) } }',
      '1n',
      'window',
      'new Proxy({}, { get() { ran.push(1) } })',
    ]) {
      const { told } = await streamOf(`
        window.ran = [];
        addEventListener('error', () => ran.push('error'));
        const s = open('ok-server-closes-1000');
        s.closed.then((end) => { end.closeCode = ${lie}; end.reason = ${lie} });
        await s.opened;
        await s.closed`)
      expect(told, lie).toEqual(end)
      expect(await setting().browser.evaluate('window.ran'), lie).toEqual([])
    }
    const { told } = await streamOf(`
      window.ran = [];
      addEventListener('error', () => ran.push('error'));
      Object.defineProperty(Object.prototype, 'then', { configurable: true, get() {
        if (Object.hasOwn(this, 'closeCode')) this.closeCode = { toJSON() { ran.push(1) } }
        return undefined
      } });
      const s = open('ok-server-closes-1000');
      await s.opened;
      await s.closed;
      delete Object.prototype.then`)
    expect(told).toEqual([...end.slice(0, 2), expect.stringMatching(/^3 close-fired \d+ clean/)])
    expect(await setting().browser.evaluate('window.ran')).toEqual([])
  })

  it('that lost its connection is told as unclean, and as closed after accept', async () => {
    const { told, verdict } = await streamOf(`
      const s = open('accept-then-fin');
      await s.opened;
      await s.closed.catch(() => {})`)
    expect(told).toEqual([
      '0 constructed WebSocketStream',
      '1 open-fired',
      '3 error-fired',
      '3 close-fired 1006 unclean',
    ])
    expect(verdict?.rule).toBe('closed-after-accept')
  })

  it('that the page closes or aborts while it connects is closed by the page', async () => {
    const ended = ['3 error-fired', '3 close-fired 1006 unclean']
    const closed = await streamOf(`
      const s = open('ok-slow-handshake');
      s.close({ closeCode: 3001 });
      await Promise.allSettled([s.opened, s.closed])`)
    expect(closed.told).toEqual(['0 constructed WebSocketStream', '2 close-called 3001', ...ended])
    const aborted = await streamOf(`
      const controller = new AbortController();
      const s = open('ok-slow-handshake', { signal: controller.signal });
      controller.signal.dispatchEvent(new Event('abort'));
      controller.abort(new Error('no longer shown'));
      await Promise.allSettled([s.opened, s.closed])`)
    expect(aborted.told).toEqual([
      '0 constructed WebSocketStream',
      '2 close-called  AbortSignal: no longer shown',
      ...ended,
    ])
    const before = await streamOf(`
      const s = open('ok-echo', { signal: AbortSignal.abort('too late') });
      await Promise.allSettled([s.opened, s.closed])`)
    expect(before.told).toEqual([
      '0 constructed WebSocketStream',
      '2 close-called  AbortSignal: too late',
      ...ended,
    ])
    for (const { verdict } of [closed, aborted, before])
      expect(verdict?.rule).toBe('page-closed-while-connecting')
    expect(aborted.verdict?.sentence).toContain('aborted the stream’s signal')
  })

  it('that opened has nothing to do with its signal any more', async () => {
    const { told } = await streamOf(`
      const controller = new AbortController();
      const s = open('ok-echo', { signal: controller.signal });
      await s.opened;
      controller.abort();
      s.close();
      await s.closed`)
    expect(told.filter((each) => each.includes('close-called'))).toEqual(['2 close-called'])
  })

  it('that could not be constructed is told with what the page gave and got', async () => {
    const { told, protocols, verdict } = await streamOf(
      `try { open('ok-echo', { protocols: ['a', 'a'] }) } catch {}`,
    )
    expect(told).toEqual([' construct-threw SyntaxError'])
    expect(protocols).toEqual(['a', 'a'])
    expect(verdict?.rule).toBe('invalid-arguments')
  })
})
