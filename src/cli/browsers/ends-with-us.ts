// What a driver started ends with the process that started it, also when that is interrupted: no browser
// and no profile outlives us.

const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const
const endings = new Set<() => void>()

function endAll(): void {
  for (const end of endings) end()
  endings.clear()
}

function endOn(signal: keyof typeof signals): () => void {
  return () => {
    // Whoever else listens to this signal has plans of their own, and closes what they opened.
    if (process.listenerCount(signal) === 1) process.exit(128 + signals[signal])
  }
}

const listeners = (['SIGHUP', 'SIGINT', 'SIGTERM'] as const).map((name) => [name, endOn(name)] as const)

/** Calls `end`, which must not wait for anything, when this process exits; returns how to call that off. */
export function endsWithUs(end: () => void): () => void {
  if (endings.size === 0) {
    process.on('exit', endAll)
    for (const [name, listener] of listeners) process.on(name, listener)
  }
  endings.add(end)
  return () => {
    if (!endings.delete(end) || endings.size > 0) return
    process.off('exit', endAll)
    for (const [name, listener] of listeners) process.off(name, listener)
  }
}

/** Ends a browser and all of its own processes at once; one that is gone already is fine. */
export function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
