import { readErrata } from '../errata/readErrata.ts'
import { readHead } from '../errata/readHead.ts'
import { hasPlace, readPlace } from '../errata/readPlace.ts'
import type { PageLine } from '../lines/pageLine.ts'
import { sectionKind, type SectionKind } from './sectionKind.ts'

/**
 * A part of the page: its heading and the lines below it. `intro`: what stands before the first heading.
 * `other`: a part of a kind that is not imported.
 */
export type Section = { kind: SectionKind | 'intro' | 'other'; heading: PageLine | null; lines: PageLine[] }

/**
 * Splits a page at the headings of its parts. Headings within a list of errata (a page, a day, "Minor") don't end it.
 * A page with errata and without such a heading is one list of errata, so that a bare list can be pasted.
 */
export function splitSections(lines: readonly PageLine[]): Section[] {
  const sections: Section[] = [{ kind: 'intro', heading: null, lines: [] }]
  for (const line of lines) {
    const current = sections.at(-1) as Section
    const kind = kindOf(line)
    if (kind !== null && (kind !== current.kind || line.heading !== null))
      sections.push({ kind, heading: line, lines: [] })
    else if (kind === null && endsSection(line, current))
      sections.push({ kind: 'other', heading: line, lines: [] })
    else current.lines.push(line)
  }
  const hasList = sections.some((section) => section.kind === 'errata')
  return sections.map((section) =>
    (section.kind === 'intro' || section.kind === 'other') && isErrataList(section, hasList)
      ? { ...section, kind: 'errata' }
      : section,
  )
}

function kindOf(line: PageLine): SectionKind | null {
  if (line.cells !== null || line.bullet)
    return /^[■◆●▼]/.test(line.raw.trim()) ? sectionKind(line.text, false) : null
  if (hasPlace(readPlace(line.text))) return null
  return sectionKind(line.text, line.heading !== null)
}

function endsSection(line: PageLine, current: Section): boolean {
  if (line.heading === null || current.kind === 'intro') return false
  const level = current.heading?.heading ?? 1
  if (line.heading > level) return false
  const head = current.kind === 'errata' ? readHead(line) : null
  return (
    head === null ||
    (head.place === null &&
      head.day === null &&
      head.printings === null &&
      head.severity === null &&
      !/第\s?\d+\s?章|^chapter/i.test(line.text))
  )
}

/**
 * Whether lines without a heading for errata are errata. If the page has a list of errata elsewhere, or the heading names
 * something else, they must hold a correction with its page; else any place or correction is enough.
 */
function isErrataList({ kind, lines }: Section, hasList: boolean): boolean {
  return readErrata(lines).readings.some(({ place, original, correction }) =>
    hasList || kind === 'other'
      ? place.page !== null && correction !== null
      : place.page !== null || place.item !== null || (original !== null && correction !== null),
  )
}
