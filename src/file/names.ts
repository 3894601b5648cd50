// What the files of a session are called.

import type { Header } from '../core/file/header.ts'

export type FileForm = 'jsonl' | 'jsonl.gz' | 'har' | 'html' | 'md' | 'txt'

/** `lifeline-localhost-chromium-2026-11-23-1704.jsonl`: the page's host, the browser, when it was recorded (UTC). */
export function fileName({ page, browser, timeOrigin }: Header, form: FileForm): string {
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(page.url)?.[1] ?? ''
  const when = new Date(timeOrigin).toISOString().slice(0, 16).replace('T', '-').replace(':', '')
  const parts = [
    'lifeline',
    host.replace(/[^\w.-]+/g, '-'),
    browser.kind === 'unknown' ? '' : browser.kind,
    when,
  ]
  return `${parts.filter((part) => part !== '').join('-')}.${form}`
}
