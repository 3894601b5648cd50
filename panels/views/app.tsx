// The panel's frame: toolbar, notices, ruler, list beside detail, footer. On narrow panels the detail lies
// over the list and can be closed.

import { useFiles, useStore } from './context.ts'
import { FileBar } from './file-bar.tsx'
import { Footer } from './footer.tsx'
import { Foreign } from './foreign.tsx'
import { laterViews } from './later.tsx'
import { SocketList } from './socket-list.tsx'
import { Splitter } from './splitter.tsx'
import { Toolbar } from './toolbar.tsx'

const { Detail, ComparisonView, Shortcuts } = laterViews

export function App() {
  const store = useStore()
  const selected = store.selected.value
  const comparison = useFiles()?.comparison.value
  return (
    <div class="panel" data-lifeline="panel" data-selected-socket={selected?.socket.id ?? ''}>
      <Toolbar />
      <FileBar />
      <Notices />
      {comparison ? (
        <ComparisonView comparison={comparison} />
      ) : (
        <main class={selected ? 'with-detail' : ''}>
          <SocketList />
          {selected && (
            <>
              <Splitter />
              <Detail row={selected} />
            </>
          )}
        </main>
      )}
      <Footer />
      <Shortcuts />
    </div>
  )
}

function Notices() {
  const { notices, dismissed } = useStore()
  const open = notices.value.filter(({ id }) => !dismissed.value.has(id))
  return (
    <div class="notices" role="status">
      {open.map(({ id, text }) => (
        <p key={id} data-notice={id}>
          <span aria-hidden="true">⚠</span> <Foreign text={text} />
          <button
            type="button"
            aria-label="Dismiss this notice"
            onClick={() => {
              dismissed.value = new Set([...dismissed.value, id])
            }}
          >
            ✕
          </button>
        </p>
      ))}
    </div>
  )
}
