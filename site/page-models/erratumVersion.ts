import type { Erratum } from '../../content/erratum.ts'
import { shortHash } from '../../content/shortHash.ts'

/** What of an erratum a reader is told to have changed, in the order of the version's digits. */
export const versionedParts = ['readings', 'copies', 'rest'] as const

/**
 * What an erratum says, as six digits of base 36, two for each of `versionedParts`, so that a reader's device can tell which of them
 * changed since the last visit. One change of 1,296 goes unnoticed: as many digits as 1,500 errata can afford.
 */
export function versionOf(erratum: Erratum): string {
  const { original, correction, instruction, pictures, printings, appliesTo, ebookCorrectedOn } = erratum
  const { note, severity, status, replacedBy, page, section, line, lineTo, lineFrom, item } = erratum
  const parts: Record<(typeof versionedParts)[number], unknown> = {
    readings: [original, correction, instruction, pictures],
    copies: [printings, appliesTo, ebookCorrectedOn],
    rest: [note, severity, status, replacedBy, page, section, line, lineTo, lineFrom, item],
  }
  return versionedParts
    .map((part) => (shortHash(JSON.stringify(parts[part])) % 1296).toString(36).padStart(2, '0'))
    .join('')
}
