import { appliesToCopy, type Copy } from './copies.ts'
import type { Erratum } from './erratum.ts'

/** How many errors of a list a copy has. */
export type CopyCounts = {
  /** Those that apply. Of these: whether the severity of each is stated, how many affect the content, how many are being checked. */
  yes: number
  areSeveritiesStated: boolean
  substantive: number
  unconfirmed: number
  /** Those of which nobody said whether they apply. */
  unknown: number
  /** Those that do not apply. */
  no: number
  /** Of these: those that the e-book had, for the e-book; 0 for a printing. */
  correctedInEbook: number
}

type Counted = Pick<Erratum, 'status' | 'printings' | 'appliesTo' | 'ebookCorrectedOn' | 'severity'>

/** A function that counts for one copy after another. What is rejected or withdrawn is not counted, not even among `no`. */
export function createCopyCounter(errata: readonly Counted[]): (copy: Copy) => CopyCounts {
  // Most errata of a long list are alike in all that is asked here.
  const kinds = new Map<string, { erratum: Counted; count: number }>()
  for (const erratum of errata) {
    const { status, printings, appliesTo, ebookCorrectedOn, severity } = erratum
    if (status === 'rejected' || status === 'withdrawn') continue
    const key = [status, printings, appliesTo, ebookCorrectedOn === null, severity].join()
    const kind = kinds.get(key)
    if (kind === undefined) kinds.set(key, { erratum, count: 1 })
    else kind.count += 1
  }
  return (copy) => {
    const counts: CopyCounts = {
      ...{ yes: 0, areSeveritiesStated: true, substantive: 0, unconfirmed: 0 },
      ...{ unknown: 0, no: 0, correctedInEbook: 0 },
    }
    for (const { erratum, count } of kinds.values()) {
      const answer = appliesToCopy(erratum, copy)
      counts[answer] += count
      if (answer === 'yes') {
        if (erratum.severity === null) counts.areSeveritiesStated = false
        if (erratum.severity === 'substantive') counts.substantive += count
        if (erratum.status === 'unconfirmed') counts.unconfirmed += count
      } else if (copy.kind === 'ebook' && erratum.appliesTo !== 'paper' && erratum.ebookCorrectedOn !== null)
        counts.correctedInEbook += count
    }
    return counts
  }
}
