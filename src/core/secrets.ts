// What must not be shown though it may be compared: credentials in headers, queries, subprotocols and paths.

import { said } from './said.ts'

/** Names under which credentials travel. */
const secretName =
  /token|secret|passw|auth|jwt|bearer|cookie|credential|session|ticket|signature|api[-_]?key|[cx]srf|nonce|^(?:key|sid|sig|code|otp|pin)$/i
const jwt = /^eyJ[\w-]{8,}/
/** Long enough for a credential, and too mixed for a name: `actioncable-v1-json` is none. */
const shortest = 20

/** Whether a value that goes by this name is likely a credential. */
export function isSecretName(name: string): boolean {
  return secretName.test(name)
}

/** What stands in a credential's place: the stars of this product, or a pseudonym (`redact/pseudonyms.ts`). */
const hidden = /^(?:\*+|redacted-[a-z]+-\d+)$/

/** Whether a credential was taken out here before. */
export function isHidden(text: string): boolean {
  return hidden.test(text)
}

/** Whether a text is likely a credential by its looks alone. */
export function looksSecret(text: string): boolean {
  if (jwt.test(text) || isHidden(text)) return true
  if (text.length < shortest || !/^[\w.~+/=-]+$/.test(text)) return false
  const mixed = /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text)
  return mixed || (text.match(/[a-z]\d|\d[a-z]/gi) ?? []).length >= 4
}

/** `present, 32 characters`: what may be said of a credential. */
export function concealed(value: string): string {
  if (value === '') return said`present, empty`
  return isHidden(value) ? said`present, hidden` : said`present, ${value.length} characters`
}

/** The parameters of a URL's query in order, as written. */
export function queryOf(url: string): readonly (readonly [name: string, value: string])[] {
  const query = /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? ''
  return query
    .split('&')
    .filter((each) => each !== '')
    .map((each) => {
      const at = each.indexOf('=')
      return at < 0 ? [each, ''] : [each.slice(0, at), each.slice(at + 1)]
    })
}

/** Subprotocols in order; what follows one named `access_token` or `bearer` is that token. */
export function protocolsOf(
  protocols: readonly string[],
): readonly { readonly text: string; readonly secret: boolean }[] {
  const names = protocols.findIndex(isSecretName)
  return protocols.map((text, index) => ({
    text,
    secret: looksSecret(text) || (names >= 0 && index > names),
  }))
}

/** A text with the credentials in its queries concealed: headers such as Location hold URLs. */
export function withoutSecrets(text: string): string {
  return text.replace(
    /([?&])([^=&\s]{1,200})=([^&\s#]+)/g,
    (whole, mark: string, name: string, value: string) =>
      isSecretName(name) || looksSecret(value) ? `${mark}${name}=(${concealed(value)})` : whole,
  )
}
