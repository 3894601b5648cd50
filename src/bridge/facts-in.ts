// What the page's world hands over, as facts that nobody has looked at yet.

import { burst } from '../wire/throttle.ts'

/**
 * The facts of a batch. A text that is no JSON, or longer than a hook's batches come to be, is given back: a fact that
 * nobody understands.
 */
export function factsIn(data: unknown): unknown {
  if (typeof data !== 'string' || data.length > burst.size) return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
