// The reader's copy in the address: `?printing=3`, `?printing=ebook`.
import { copyKey, type Copy } from '../../../content/copies.ts'
import { followPlace } from './followPlace.ts'

/** What the address asks for, as it is written; empty where it asks for nothing. */
export function readAskedCopy(): string {
  return new URLSearchParams(location.search).get('printing') ?? ''
}

/** Writes a copy, or none, without a step in the history. */
export function writeCopy(copy: Copy | null, { keepsHash }: { keepsHash: boolean }) {
  const url = new URL(location.href)
  if (copy === null) url.searchParams.delete('printing')
  else url.searchParams.set('printing', copyKey(copy))
  if (!keepsHash) url.hash = ''
  history.replaceState(history.state, '', url)
  followPlace()
}

/** What the fragment of the address points at. */
export function targetOfAddress(): Element | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)))
  } catch {
    return null // A hash that is no percent-encoding points at nothing.
  }
}
