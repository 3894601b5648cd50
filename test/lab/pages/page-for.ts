// Which page a GET is answered with: the index, the dashboard and its files, or a scenario's inline page.

import type { RequestHead } from '../request-head.ts'
import type { PageContext, Scenario } from '../scenario.ts'
import { scenarios } from '../scenarios.ts'
import type { DashboardAssets } from './dashboard-bundle.ts'
import { dashboardPage } from './dashboard-page.ts'
import { indexPage } from './index-page.ts'

export interface Page {
  status: number
  type: string
  body: string
  headers?: Record<string, string>
}

export type Origins = Omit<PageContext, 'scenario' | 'socketUrl'>

/** Where a scenario's page is to be opened. */
export function urlOf({ from, page }: Scenario, origins: Origins): string {
  return (from === undefined ? origins.origin : origins[`${from}Origin`]) + page
}

export function pageFor({ path, query }: RequestHead, origins: Origins, assets: DashboardAssets): Page {
  if (path === '/') return html(indexPage(origins))
  if (path === '/dashboard') return dashboard(query.get('cause') ?? 'double-mount', origins)
  if (path === '/dashboard.js') return { status: 200, type: 'text/javascript', body: assets.js }
  if (path === '/dashboard.css') return { status: 200, type: 'text/css', body: assets.css }
  // Browsers ask for it on every page; an answer without a body keeps their console clean.
  if (path === '/favicon.ico') return { status: 204, type: 'image/x-icon', body: '' }
  const scenario = scenarios.find(({ page }) => page === path || `${page}.js` === path)
  if (!scenario) return missing(`The lab has no page ${path}`)
  const socketUrl = `${origins.origin.replace('http', 'ws')}/ws/${scenario.id}`
  const body = (path === scenario.page ? scenario.html : scenario.script)?.({
    ...origins,
    scenario,
    socketUrl,
  })
  if (body === undefined) return missing(`The lab has no page ${path}`)
  if (path !== scenario.page) return { status: 200, type: 'text/javascript', body }
  return scenario.headers ? { ...html(body), headers: scenario.headers } : html(body)
}

function dashboard(cause: string, origins: Origins): Page {
  const scenario = scenarios.find(({ id }) => id === `dashboard-${cause}`)
  return scenario ? html(dashboardPage(scenario, origins)) : missing(`The dashboard has no cause ${cause}`)
}

function html(body: string): Page {
  return { status: 200, type: 'text/html', body }
}

function missing(body: string): Page {
  return { status: 404, type: 'text/plain', body }
}
