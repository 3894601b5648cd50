// What this page shows, in plain words, with a menu of its variants; and what its code saw, line by line.

import { seenLines } from './seen.ts'
import { settings } from './settings.ts'
import { useStore } from './store.ts'

export function Explained() {
  return (
    <aside className="explained">
      <p>
        <b>{settings.title}</b> {settings.why}
      </p>
      <nav aria-label="Other causes">
        {settings.variants.map(({ cause, title }) => (
          <a
            key={cause}
            href={`/dashboard?cause=${cause}`}
            title={title}
            aria-current={cause === settings.cause ? 'page' : undefined}
          >
            {cause}
          </a>
        ))}
        <a href="/">all scenarios</a>
      </nav>
    </aside>
  )
}

export function Seen() {
  const lines = useStore(seenLines)
  return (
    <section className="card seen" aria-labelledby="seen">
      <header>
        <h2 id="seen">What this page’s code saw</h2>
      </header>
      <table>
        <tbody>
          {lines.map(({ at, socket, text }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever appended
            <tr key={n}>
              <td className="time">{at.toFixed(0)} ms</td>
              <td>{socket}</td>
              <td className={text.startsWith('onerror') ? 'failed' : undefined}>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
