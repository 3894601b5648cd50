// The ops dashboard: four numbers with their recent past, and the state of the socket that brings them.

import { Feed, RestlessFeed } from './Feed.tsx'
import { type Metrics, metrics } from './metrics.ts'
import { dashboardProtocols, dashboardUrl, settings } from './settings.ts'
import { useStore } from './store.ts'
import { status } from './useWebSocket.ts'

const tiles: readonly { key: keyof Metrics; label: string; unit: string }[] = [
  { key: 'requests', label: 'Requests', unit: '/min' },
  { key: 'latency', label: 'Latency p95', unit: 'ms' },
  { key: 'errors', label: 'Errors', unit: '%' },
  { key: 'queue', label: 'Queue', unit: 'jobs' },
]

export function Dashboard() {
  const Source = settings.cause === 'unstable-options' ? RestlessFeed : Feed
  return (
    <section className="card" aria-labelledby="dashboard">
      <header>
        <h2 id="dashboard">Dashboard</h2>
        <Source url={dashboardUrl} protocols={dashboardProtocols} />
        <StatusPill />
      </header>
      <Tiles />
    </section>
  )
}

function StatusPill() {
  const { state, text } = useStore(status)
  return (
    <span className={`pill ${state}`} role="status">
      {text}
    </span>
  )
}

function Tiles() {
  const history = useStore(metrics)
  const last = history.at(-1)
  return (
    <div className="tiles">
      {tiles.map(({ key, label, unit }) => (
        <div className="tile" key={key}>
          <span className="dim">{label}</span>
          <strong>
            {last ? last[key].toLocaleString('en') : '–'} <small>{unit}</small>
          </strong>
          <Curve values={history.map((metric) => metric[key])} />
        </div>
      ))}
    </div>
  )
}

function Curve({ values }: { values: readonly number[] }) {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map((value, n) => `${n * 4},${22 - (20 * (value - low)) / span}`).join(' ')
  return (
    <svg viewBox="0 0 120 24" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points} />
    </svg>
  )
}
