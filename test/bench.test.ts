// The benchmark's own parts: its server says exactly what it was asked for, and its ratios mean what they say.

import { spawn } from 'node:child_process'
import { describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { ownChildren, processorTime } from '../scripts/bench/processor-time.ts'
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
    const thrice = (milliseconds: number, worked: number | null) =>
      Array.from({ length: 3 }, () => ({ milliseconds, worked }))
    const told = tellWorkload('receiving', states, {
      none: thrice(100, 200),
      closed: thrice(102, 210),
      devtools: thrice(400, null),
      panel: thrice(420, null),
    }).split('\n')
    expect(told).toEqual([
      'receiving: ms, 3 rounds',
      '  no extension                  100 (100–100), processors 200 (200–200)',
      '  Lifeline, DevTools closed     102 (102–102), processors 210 (210–210)',
      '    of “no extension” 1.020 (1.020–1.020), processors 1.050 (1.050–1.050), +2.00 ms',
      '  DevTools, an idle panel       400 (400–400)',
      '    of “no extension” 4.000 (4.000–4.000), +300.00 ms',
      '  DevTools, Lifeline recording  420 (420–420)',
      '    of “DevTools, an idle panel” 1.050 (1.050–1.050), +20.00 ms',
      '    of “no extension” 4.200 (4.200–4.200), +320.00 ms',
    ])
  })

  if (process.platform === 'linux')
    it('counts the work of a process and of those it started', async () => {
      const child = spawn(process.execPath, ['-e', 'for (let n = 0; n < 3e8; n++); process.stdin.resume()'])
      try {
        expect(ownChildren()).toContain(child.pid)
        const before = processorTime(process.pid) ?? 0
        await vi.waitUntil(() => (processorTime(child.pid ?? 0) ?? 0) >= 100, { timeout: 10_000 })
        expect(processorTime(process.pid)).toBeGreaterThan(before)
      } finally {
        child.stdin.end()
        await new Promise((resolve) => child.once('exit', resolve))
      }
      expect(processorTime(child.pid ?? 0)).toBe(0)
      expect(processorTime(null)).toBeNull()
    })
})
