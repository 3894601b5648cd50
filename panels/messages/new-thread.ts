// Starts the thread in which patterns are looked for. The pages of the extension take no address of a script but this
// one: their policy knows one maker of such addresses, and it makes one.

const file = 'pattern-worker.js'

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(given: string): string },
  ): { createScriptURL(given: string): string }
}

let script: string | null = null

export function newThread(): Worker {
  // Browsers without Trusted Types take the address as it is.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies }
  script ??=
    trustedTypes?.createPolicy('lifeline-pattern', { createScriptURL: () => file }).createScriptURL(file) ??
    file
  return new Worker(script)
}
