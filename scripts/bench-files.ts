// npm run bench:files: how fast a long session is opened and diagnosed, here and in the real panel. It judges nothing.
//
//   npm run bench:files -- --facts 1000000 --runs 5 --in chromium
//
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { diagnosePath } from '../src/cli/commands/diagnose.ts'
import { writePath } from '../src/cli/files.ts'
import { bytesOf } from '../src/file/save.ts'
import { launch } from '../test/e2e/driven-lab.ts'
import { longSession } from './bench/long-session.ts'
import { median } from './bench/statistics.ts'

const { values } = parseArgs({
  options: {
    facts: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    in: { type: 'string', default: 'chromium,firefox' },
  },
})
const count = Number(values.facts)
const runs = Number(values.runs)

const seconds = (times: readonly number[]) =>
  `${(median(times) / 1000).toFixed(2)} s (${(Math.min(...times) / 1000).toFixed(2)} to ${(Math.max(...times) / 1000).toFixed(2)})`

const folder = mkdtempSync(join(tmpdir(), 'lifeline-bench-'))
const paths = { plain: join(folder, 'long.jsonl'), packed: join(folder, 'long.jsonl.gz') }

/** Leaves nothing of the session in memory. */
async function write(): Promise<void> {
  const recording = longSession(count)
  await writePath(paths.plain, bytesOf(recording, false))
  await writePath(paths.packed, bytesOf(recording, true))
}

try {
  await write()
  const megabytes = (path: string) => (statSync(path).size / 1e6).toFixed(1)
  console.log(`${count} facts: ${megabytes(paths.plain)} MB, packed ${megabytes(paths.packed)} MB`)

  for (const path of Object.values(paths)) {
    const times: number[] = []
    let sockets = 0
    for (let run = 0; run < runs; run++) {
      const start = performance.now()
      const { session } = await diagnosePath(path, [])
      sockets = session.rows().length
      times.push(performance.now() - start)
    }
    console.log(
      `diagnose ${path.slice(folder.length + 1)}: ${seconds(times)}, ${Math.round(count / (median(times) / 1000))} facts/s, ${sockets} sockets`,
    )
  }

  const server = createServer((_, answer) => createReadStream(paths.plain).pipe(answer))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  for (const name of (['chromium', 'firefox'] as const).filter((each) =>
    values.in.split(',').includes(each),
  )) {
    const browser = await launch(name)
    try {
      await browser.openPanel()
      const viewer = await browser.panel<string>(`new URL('viewer.html', location.href).href`)
      await browser.tab(1)
      const times: number[] = []
      for (let run = 0; run < runs; run++) {
        await browser.navigate(viewer)
        await browser.waitFor('typeof lifeline === "object"')
        times.push(
          await browser.evaluate<number>(`(async () => {
            const file = new File([await (await fetch('http://127.0.0.1:${port}/')).blob()], 'long.jsonl')
            const start = performance.now()
            await lifeline.files.open(file)
            await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
            return performance.now() - start
          })()`),
        )
      }
      console.log(`the panel in ${browser.version}: opened and drawn in ${seconds(times)}`)
    } finally {
      await browser.close()
    }
  }
  server.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
