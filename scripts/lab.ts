// `npm run lab`: the handshake lab on a fixed port until Ctrl-C, for looking at scenarios by hand.

import { parseArgs } from 'node:util'
import { scenarioGroups } from '../test/lab/scenarios.ts'
import { type Lab, startLab } from '../test/lab/server.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '8765' } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  stopWith(`--port takes a number from 0 to 65535, not ${values.port}.`)
}

const lab = await startLab({ port }).catch((error: NodeJS.ErrnoException): never => {
  if (error.code !== 'EADDRINUSE') throw error
  return stopWith(`Port ${port} is taken by another program. Choose another: npm run lab -- --port 8766`)
})
printUrls(lab)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void lab.stop())
}

function printUrls({ origin, url }: Lab): void {
  console.log(`The handshake lab is at ${origin}/ and stops with Ctrl-C.`)
  for (const { title, scenarios } of scenarioGroups) {
    console.log(`\n${title}`)
    for (const scenario of scenarios) console.log(`  ${url(scenario)}`)
  }
}

function stopWith(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
