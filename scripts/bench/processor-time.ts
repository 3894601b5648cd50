// Processor time of a whole browser, all of its processes together. Others on the machine make a page wait, but
// they do not make it work: where the clock's ratios are blurred, these still tell. Linux only.

import { readdirSync, readFileSync } from 'node:fs'

/** What the kernel calls a tick is a hundredth of a second on every platform that Node runs on. */
const tick = 10

interface Process {
  readonly pid: number
  readonly parent: number
  readonly milliseconds: number
}

/** Every process there is; none where there is no /proc. */
function processes(): readonly Process[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    let stat = ''
    try {
      stat = readFileSync(`/proc/${name}/stat`, 'latin1')
    } catch {
      return [] // it ended meanwhile
    }
    // The second field is the command in parentheses, which may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number)
    return [{ pid: Number(name), parent: parent ?? 0, milliseconds: ((user ?? 0) + (system ?? 0)) * tick }]
  })
}

/** The processes that this one started. */
export function ownChildren(): readonly number[] {
  return processes()
    .filter(({ parent }) => parent === process.pid)
    .map(({ pid }) => pid)
}

/** Milliseconds that a process and its descendants have worked so far; null where nobody tells. */
export function processorTime(root: number | null): number | null {
  const all = processes()
  if (root === null || all.length === 0) return null
  const family = new Set([root])
  let grown = 0
  while (grown < family.size) {
    grown = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  return all.reduce((sum, { pid, milliseconds }) => sum + (family.has(pid) ? milliseconds : 0), 0)
}
