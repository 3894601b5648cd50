// Which pages a site in a list of sites stands for:
//
//   example.com         that host, at every port
//   localhost:8000      that host at that port
//   *.example.com       example.com and every name below it

/** A host as browsers write it: lower case, in ASCII; a name, an IPv4 address, or an IPv6 address in brackets. */
const host =
  /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*|\[[0-9a-f:.]+\])$/
const longest = 260

/** Whether a text names a site. */
export function isSite(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > longest) return false
  const { name, port } = partsOf(text.startsWith('*.') ? text.slice(2) : text)
  return host.test(name) && (port === null || /^[1-9]\d{0,4}$/.test(port))
}

/** Whether a site holds a page of this host, with its port where that is not the scheme's own. */
export function siteHolds(site: string, host: string): boolean {
  const below = site.startsWith('*.')
  const wanted = partsOf(below ? site.slice(2) : site)
  const found = partsOf(host)
  if (wanted.port !== null && wanted.port !== found.port) return false
  return wanted.name === found.name || (below && found.name.endsWith(`.${wanted.name}`))
}

/** The site that a person wrote, who may have pasted a whole address; null where it is none. */
export function siteIn(written: string): string | null {
  const text = written.trim().toLowerCase()
  if (text.length > 4096) return null
  const [, authority = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)/.exec(text) ?? []
  const site = authority.slice(authority.lastIndexOf('@') + 1)
  return isSite(site) ? site : null
}

function partsOf(host: string): { readonly name: string; readonly port: string | null } {
  const [, name = '', port = null] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? []
  return { name, port }
}
