// The panel's frame: toolbar, notices, ruler, list beside detail, footer. On narrow panels the detail lies
// over the list and can be closed.

import { useComputed } from '@preact/signals'
import { useFiles, useStore } from './context.ts'
import { FlaggedNews } from './flagged-news.tsx'
import { Footer } from './footer.tsx'
import { laterViews } from './later.tsx'
import { Notices } from './notices.tsx'
import { SocketList } from './socket-list.tsx'
import { Splitter } from './splitter.tsx'
import { Toolbar } from './toolbar.tsx'

const { Detail, ComparisonView, FileBar, Overview, Shortcuts } = laterViews

export function App() {
  const store = useStore()
  const selected = useComputed(() => store.selected.value?.socket.id ?? null).value
  const comparison = useFiles()?.comparison.value
  return (
    <div class="panel" data-lifeline="panel" data-selected-socket={selected ?? ''}>
      <header>
        <h1 class="offscreen">Lifeline</h1>
        <Toolbar />
      </header>
      <FileBar />
      <Notices />
      <FlaggedNews />
      {comparison ? (
        <ComparisonView comparison={comparison} />
      ) : (
        <>
          <Overview />
          <main class={selected ? 'with-detail' : ''}>
            <SocketList />
            {selected && (
              <>
                <Splitter />
                <Selected />
              </>
            )}
          </main>
        </>
      )}
      <Footer />
      <Shortcuts />
    </div>
  )
}

/** Drawn again with every message of its socket, alone. */
function Selected() {
  const row = useStore().selected.value
  return row && <Detail row={row} />
}
