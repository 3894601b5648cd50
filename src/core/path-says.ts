// Words in a path that are values turned into text by mistake.

const unset = /(?:^|[/=])(undefined|null|NaN|\[object(?:%20| )Object\])(?=[/?&]|$)/

/** The first such word, such as `undefined` in `/ws/undefined/`; null where there is none. */
export function pathSays(path: string): string | null {
  return unset.exec(path)?.[1] ?? null
}
