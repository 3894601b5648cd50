// Where the page's main thread spends its time while it receives and sends, with DevTools closed: a CPU profile
// by function, the hook and the bridge with their own names. Chromium only.

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { launch } from '../../test/e2e/driven-lab.ts'
import { freePort, Protocol } from './protocol.ts'
import type { BenchServer } from './server.ts'

const root = new URL('../../', import.meta.url).pathname

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

export interface Share {
  /** `hook: measure`, `page: onmessage`, `(program)`. */
  readonly name: string
  readonly milliseconds: number
}

export interface Profile {
  readonly title: string
  /** Milliseconds in which the thread was not idle. */
  readonly busy: number
  readonly shares: readonly Share[]
}

/** The built extension with the page's scripts not minified. */
async function readable(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeline-readable-'))
  cpSync(`${root}dist/chromium`, folder, { recursive: true })
  await build({
    entryPoints: { page: `${root}src/page/main.ts`, bridge: `${root}src/bridge/main.ts` },
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    define: { TARGET: '"chromium"' },
  })
  return folder
}

const placeOf = (url: string) =>
  /^chrome-extension:.*\/page\.js$/.test(url)
    ? 'hook: '
    : /^chrome-extension:.*\/bridge\.js$/.test(url)
      ? 'bridge: '
      : url.startsWith('http')
        ? 'page: '
        : ''

function sharesOf(title: string, { nodes, samples, timeDeltas }: CpuProfile): Profile {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const spent = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const frame = byId.get(id)?.callFrame
    const name = frame ? `${placeOf(frame.url)}${frame.functionName || `line ${frame.lineNumber + 1}`}` : '?'
    spent.set(name, (spent.get(name) ?? 0) + Math.max(0, timeDeltas[index] ?? 0) / 1000)
  }
  spent.delete('(idle)')
  const shares = [...spent]
    .map(([name, milliseconds]) => ({ name, milliseconds }))
    .sort((a, b) => b.milliseconds - a.milliseconds)
  return { title, busy: shares.reduce((sum, { milliseconds }) => sum + milliseconds, 0), shares }
}

const profiled = [
  ['receiving', 'receive'],
  ['sending', 'send'],
] as const

/** Profiles of receiving and sending so many messages, with Lifeline and without. */
export async function measureProfiles(server: BenchServer, messages: number): Promise<readonly Profile[]> {
  const folder = await readable()
  const profiles: Profile[] = []
  try {
    for (const extension of [folder, null]) {
      const port = await freePort()
      const browser = await launch('chromium', { extension, args: [`--remote-debugging-port=${port}`] })
      try {
        const protocol = await Protocol.connect(port)
        for (const [title, act] of profiled) {
          await browser.navigate(`${server.origin}/sockets`)
          const target = (await protocol.targets()).find(
            ({ type, url }) => type === 'page' && url.startsWith('http'),
          )
          if (!target) throw new Error('the page is not among the targets')
          await protocol.with(target, async (session) => {
            await protocol.send('Profiler.enable', {}, session)
            await protocol.send('Profiler.setSamplingInterval', { interval: 100 }, session)
            await protocol.send('Profiler.start', {}, session)
            await browser.evaluate(`${act}(${messages})`)
            const { profile } = await protocol.send<{ profile: CpuProfile }>('Profiler.stop', {}, session)
            profiles.push(sharesOf(`${title}, ${extension ? 'Lifeline' : 'no extension'}`, profile))
          })
        }
        protocol.close()
      } finally {
        await browser.close()
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return profiles
}
