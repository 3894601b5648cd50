// What a page shows that has neither a session nor a file yet.

import { FileBar } from './file-bar.tsx'
import { OpenFile } from './open-file.tsx'

export function OpenPrompt() {
  return (
    <div class="panel" data-lifeline="panel">
      <FileBar />
      <main class="empty prompt">
        <h1>Open a session</h1>
        <p>
          A session that Lifeline saved (<code>.jsonl</code>, <code>.jsonl.gz</code>) or a HAR of any tool. It
          is read here and goes nowhere else. Drop it on this page, or choose it:
        </p>
        <p>
          <OpenFile label="Choose a file…" />
        </p>
      </main>
    </div>
  )
}
