// The benchmark's own parts: its server says exactly what it was asked for, and its ratios mean what they say.

import { describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { type BenchServer, startServer } from '../scripts/bench/server.ts'
import { states } from '../scripts/bench/states.ts'
import { quantile, ratioOf, turns } from '../scripts/bench/statistics.ts'
import { tellWorkload } from '../scripts/bench/told.ts'

async function withServer(act: (server: BenchServer) => Promise<void>): Promise<void> {
  const server = await startServer()
  try {
    await act(server)
  } finally {
    await server.stop()
  }
}

const socketAt = ({ origin }: BenchServer, path: string) =>
  new WebSocket(`${origin.replace('http', 'ws')}${path}`)

describe('the server', () => {
  it('sends as many messages as were asked for, each time it is asked', () =>
    withServer(async (server) => {
      const socket = socketAt(server, '/ws/flood?count=2500')
      const received: string[] = []
      socket.on('message', (text) => received.push(String(text)))
      const whole = (count: number) => {
        socket.send('go')
        return vi.waitUntil(() => received.length >= count, { timeout: 10_000 })
      }
      await new Promise((resolve) => socket.once('open', resolve))
      await whole(2500)
      expect(new Set(received).size).toBe(1000)
      expect(JSON.parse(received[2499] ?? '')).toMatchObject({ type: 'tick', n: 499 })
      await whole(5000)
      socket.close(1000)
      const [code] = await new Promise<[number]>((resolve) =>
        socket.once('close', (...end) => resolve([end[0]])),
      )
      expect(code).toBe(1000)
      expect(received).toHaveLength(5000)
    }))

  it('says nothing of its own accord, and passes on what a page reports', () =>
    withServer(async (server) => {
      const socket = socketAt(server, '/ws/sink')
      let heard = 0
      socket.on('message', () => heard++)
      await new Promise((resolve) => socket.once('open', resolve))
      socket.send('a message')
      const reported = server.report()
      await fetch(`${server.origin}/report`, { method: 'POST', body: '[1,2]' })
      expect(await reported).toEqual([1, 2])
      expect(heard).toBe(0)
      const page = await fetch(`${server.origin}/page`)
      expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(await page.text()).toContain('/image-11.svg')
      expect((await fetch(`${server.origin}/nothing`)).status).toBe(404)
      socket.terminate()
    }))
})

describe('what samples say', () => {
  it('takes quantiles between samples', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(quantile([5, 1, 3], 0.25)).toBe(2)
  })

  it('gives the ratio of medians, and an interval that holds it', () => {
    const base = [100, 104, 98, 130, 101, 99, 102, 97]
    const found = ratioOf(
      base.map((each) => each * 1.5),
      base,
    )
    expect(found.ratio).toBeCloseTo(1.5)
    // What made a round slow was drawn for both.
    expect(found.from).toBeCloseTo(1.5)
    expect(found.to).toBeCloseTo(1.5)
    const noisy = ratioOf([100, 90, 110, 105, 95], [101, 108, 92, 99, 100])
    expect(noisy.from).toBeLessThan(noisy.ratio)
    expect(noisy.to).toBeGreaterThan(noisy.ratio)
  })

  it('takes the states forwards, then backwards', () => {
    expect([0, 1, 2].flatMap((round) => turns(['a', 'b', 'c'], round)).join('')).toBe('abccbaabc')
  })

  it('holds each state against the one that tells most', () => {
    const told = tellWorkload('receiving', states, {
      none: [100, 100, 100],
      closed: [102, 102, 102],
      devtools: [400, 400, 400],
      panel: [420, 420, 420],
    })
    expect(told).toContain('Lifeline, DevTools closed   102 (102–102)')
    expect(told).toContain('1.020 (1.020–1.020) of “no extension”, +2.00 ms')
    expect(told).toContain('1.050 (1.050–1.050) of “DevTools, an idle panel”, +20.00 ms; 4.200')
    expect(told).not.toContain('no extension, again')
  })
})
