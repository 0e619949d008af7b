import { followPlace } from './followPlace.ts'

/** A choice that the address states: `?order=newest`. Null where it states none. */
export function readChoice(name: string): string | null {
  return new URLSearchParams(location.search).get(name)
}

/**
 * States a choice in the address, or with null no longer, without a step in the history. A reader who chooses looks at the list: the
 * address points at no single erratum any more, unless `keepsHash`.
 */
export function writeChoice(name: string, value: string | null, { keepsHash = false } = {}) {
  const url = new URL(location.href)
  if (value === null) url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  if (!keepsHash) url.hash = ''
  if (url.href === location.href) return
  history.replaceState(null, '', url)
  followPlace()
}
