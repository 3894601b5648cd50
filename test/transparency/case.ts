// One step of a standard, as a page can observe it: code that runs in the page and says what it saw. What it
// says must be the same whether or not the page is inspected.

export interface Case {
  /** kebab-case, unique in the suite */
  readonly id: string
  /** The section that the step is from. */
  readonly spec: string
  /** The step, in our own words. */
  readonly step: string
  /** The body of an async function in a page of its own, with the words of `prelude.ts`; returns JSON. */
  readonly code: string
}

const standards = {
  websockets: 'https://websockets.spec.whatwg.org/#',
  webidl: 'https://webidl.spec.whatwg.org/#',
  dom: 'https://dom.spec.whatwg.org/#',
  html: 'https://html.spec.whatwg.org/multipage/',
  ecma: 'https://tc39.es/ecma262/#',
  csp: 'https://w3c.github.io/webappsec-csp/#',
} as const

/** Cases of one section: `standard` and the rest of the section's address. */
export function section(
  standard: keyof typeof standards,
  anchor: string,
  cases: readonly Omit<Case, 'spec'>[],
): readonly Case[] {
  return cases.map((each) => ({ ...each, spec: standards[standard] + anchor }))
}
