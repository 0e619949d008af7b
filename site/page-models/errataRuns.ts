import type { Erratum } from '../../content/erratum.ts'
import { shortHash } from '../../content/shortHash.ts'

const fewestErrataOfRun = 16
const mostErrataOfRun = 48

/**
 * Whether a run of errata ends after this one: runs are the pieces of which the pages and files of a list are put together. As in
 * errataParts.ts, what stands there decides (the hash of a tag), so that a new erratum moves one or two ends. `size`: of the run with it.
 */
export function endsRun({ size, tag }: { size: number; tag: string }): boolean {
  if (size < fewestErrataOfRun) return false
  return size >= mostErrataOfRun || shortHash(tag) % fewestErrataOfRun === 0
}

/** Whether so many errata are more than one run: then what shows them is put together of pieces. */
export function areSeveralRuns(count: number): boolean {
  return count > mostErrataOfRun
}

/** Cuts errata into runs. */
export function cutRuns(errata: readonly Erratum[]): Erratum[][] {
  const runs: Erratum[][] = []
  let run: Erratum[] = []
  for (const erratum of errata) {
    run.push(erratum)
    if (!endsRun({ size: run.length, tag: erratum.tag })) continue
    runs.push(run)
    run = []
  }
  return run.length === 0 ? runs : [...runs, run]
}
