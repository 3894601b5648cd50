// Call sites, one click away from their source: as the author wrote them where a source map tells, else as the
// browser ran them.

import { useSignal } from '@preact/signals'
import type { CallSite, Frame } from '../../src/core/fact.ts'
import { printable, printableLines } from '../../src/core/printable.ts'
import { frameName } from '../../src/core/words.ts'
import { say, sayCount } from '../language/say.ts'
import { copyText, useActions, useSourceMaps } from './context.ts'
import { Foreign } from './foreign.tsx'

/** Opens the frame's source in DevTools; where the browser cannot, copies the place. */
export function FrameLink({ frame }: { frame: Frame }) {
  const { openSource } = useActions()
  const maps = useSourceMaps()
  const copied = useSignal(false)
  const original = maps?.original(frame) ?? null
  const shown = original?.frame ?? frame
  const ran = `${frame.url}:${frame.line}:${frame.column}`
  const written = `${shown.url}:${shown.line}:${shown.column}`
  const why = maps?.failure(frame)
  const places = original
    ? `${original.name}:${shown.line}\n${say('siteRan', ran)}`
    : `${ran}${why ? `\n(${why})` : ''}`
  return (
    <>
      <button
        type="button"
        class={`link mono${original?.ignored ? ' dim' : ''}`}
        data-frame={written}
        title={printableLines(openSource ? places : `${places}\n${say('siteCopies')}`)}
        onClick={() => {
          if (openSource) openSource(frame, original?.frame ?? null)
          else {
            copyText(printable(written))
            copied.value = true
          }
        }}
      >
        <Foreign text={`${shown.function && `${shown.function} `}${frameName(shown)}`} />
      </button>
      <span role="status" class="dim">
        {copied.value && ` ${say('siteCopied')}`}
      </span>
    </>
  )
}

/** The innermost frame, and the others folded below it. */
export function Site({ site }: { site: CallSite }) {
  const [first, ...rest] = site
  if (!first) return null
  return (
    <>
      {' '}
      <FrameLink frame={first} />
      {rest.length > 0 && (
        <details class="callers">
          <summary>{sayCount('callers', rest.length)}</summary>
          {rest.map((frame, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a call stack never changes
            <div key={index}>
              <FrameLink frame={frame} />
            </div>
          ))}
        </details>
      )}
    </>
  )
}
