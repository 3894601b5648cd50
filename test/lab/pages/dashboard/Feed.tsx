// Keeps the dashboard's socket. Two versions of the same component: the difference between them is the bug.

import { useMemo } from 'react'
import { showMetrics } from './metrics.ts'
import { useClock } from './useClock.ts'
import { useWebSocket } from './useWebSocket.ts'

interface FeedProps {
  url: string
  protocols?: string[] | undefined
}

/** The options are the same object for as long as their content is. */
export function Feed({ url, protocols }: FeedProps) {
  const options = useMemo(() => ({ protocols, onMessage: showMetrics }), [protocols])
  useWebSocket(url, options)
  return null
}

/** The options are a new object at every render, and a clock makes it render: each time a new socket. */
export function RestlessFeed({ url }: FeedProps) {
  const ticks = useClock(12, 5)
  useWebSocket(url, { onMessage: showMetrics })
  return <span className="dim">rendered {ticks + 1}×</span>
}
