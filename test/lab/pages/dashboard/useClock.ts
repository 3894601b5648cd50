// Re-renders its component a few times, each time some milliseconds after the last, and then stops.

import { useEffect, useState } from 'react'

export function useClock(every: number, times: number): number {
  const [ticks, setTicks] = useState(0)
  useEffect(() => {
    if (ticks === times) return
    const timer = setTimeout(() => setTicks(ticks + 1), every)
    return () => clearTimeout(timer)
  }, [every, times, ticks])
  return ticks
}
