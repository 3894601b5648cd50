// The lab's own certificates, made anew when it starts: nobody trusts them, which is what some scenarios are
// about, and a browser that is told to accept them shows what lies behind TLS.

import { generate } from 'selfsigned'

export interface Certificate {
  /** PEM */
  key: string
  cert: string
}

export interface Certificates {
  selfSigned: Certificate
  /** Ran out a week ago. */
  expired: Certificate
}

const day = 24 * 60 * 60 * 1000

let made: Promise<Certificates> | undefined

/** Both certificates, made once a process. */
export function certificates(): Promise<Certificates> {
  made ??= make()
  return made
}

async function make(): Promise<Certificates> {
  const now = Date.now()
  const [selfSigned, expired] = await Promise.all([
    forLocalhost(now - day, now + 30 * day),
    forLocalhost(now - 37 * day, now - 7 * day),
  ])
  return { selfSigned, expired }
}

async function forLocalhost(from: number, to: number): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return { key: pems.private, cert: pems.cert }
}
