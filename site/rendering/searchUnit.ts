import type { SearchBundle } from '../renderedSite.ts'
import type { Unit } from './emitUnit.ts'

/** A unit that holds nothing but what the publisher makes an index of. */
export function toSearchUnit({
  name,
  inputs,
  bundle,
}: {
  name: string
  inputs: readonly unknown[]
  bundle: () => SearchBundle
}): Unit {
  return {
    name,
    inputs,
    deadLinks: [],
    render: async () => ({ files: [], assets: [], pages: 0, problems: [], search: bundle }),
  }
}
