// Call sites, one click away from their source.

import type { CallSite, Frame } from '../../src/core/fact.ts'
import { frameName } from '../../src/core/words.ts'
import { copyText, useActions } from './context.ts'

/** Opens the frame's source in DevTools; where the browser cannot, copies the place. */
export function FrameLink({ frame }: { frame: Frame }) {
  const { openSource } = useActions()
  const { url, line, column } = frame
  return (
    <button
      type="button"
      class="link mono"
      title={`${url}:${line}:${column}${openSource ? '' : ' (copies the place)'}`}
      onClick={() => (openSource ? openSource(url, line, column) : copyText(`${url}:${line}:${column}`))}
    >
      {frame.function && `${frame.function} `}
      {frameName(frame)}
    </button>
  )
}

/** The innermost frame, and the others folded below it. */
export function Site({ site }: { site: CallSite }) {
  const [first, ...rest] = site
  if (!first) return null
  if (rest.length === 0)
    return (
      <>
        {' '}
        <FrameLink frame={first} />
      </>
    )
  return (
    <details>
      <summary>
        <FrameLink frame={first} />
      </summary>
      {rest.map((frame, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call stack never changes
        <div key={index}>
          <FrameLink frame={frame} />
        </div>
      ))}
    </details>
  )
}
