// What the server tells this page: which cause it shows, the variants there are, and where the sockets go.

export interface Settings {
  cause: string
  title: string
  why: string
  variants: readonly { cause: string; title: string }[]
  ws: string
  otherWs: string
}

export const settings: Settings = JSON.parse(document.getElementById('settings')?.textContent ?? '{}')

/** A token as an application would send it; it opens nothing. */
const token =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc5OTk5OTk5OX0.bGFiLW9ubHktbm90LWEtc2VjcmV0'

export const chatUrl = `${settings.ws}/ws/chat/`

const dashboardHost = settings.cause === 'forbidden-origin' ? settings.otherWs : settings.ws
export const dashboardUrl = `${dashboardHost}/ws/dashboard/?cause=${settings.cause}`
export const dashboardProtocols = settings.cause === 'token-not-echoed' ? ['access_token', token] : undefined
