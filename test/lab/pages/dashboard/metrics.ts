// The numbers the dashboard shows, as the server last sent them.

import { createStore } from './store.ts'

export interface Metrics {
  requests: number
  latency: number
  errors: number
  queue: number
}

export const metrics = createStore<readonly Metrics[]>([])

/** Takes a snapshot from the server; the last thirty are kept for the little curves. */
export function showMetrics(text: string): void {
  metrics.set([...metrics.get(), JSON.parse(text)].slice(-30))
}
