// What a page shows that has neither a session nor a file yet.

import { say } from '../language/say.ts'
import { FileBar } from './file-bar.tsx'
import { OpenFile } from './open-file.tsx'
import { Prose } from './prose.tsx'

export function OpenPrompt() {
  return (
    <div class="panel" data-lifeline="panel">
      <FileBar />
      <main class="empty prompt">
        <h1>{say('openSession')}</h1>
        <p>
          <Prose text={say('openHow')} />
        </p>
        <p>
          <OpenFile label={say('openChoose')} />
        </p>
      </main>
    </div>
  )
}
