import { describeReading } from '../../cms/import/describeReading.ts'
import { readSupportPage } from '../../cms/import/support-page/readSupportPage.ts'
import type { ListOfErrata } from '../fixtures/readListsOfErrata.ts'

/**
 * How an erratum of a list was read. `flagged`: an editor is told to look, or the page is refused; `silent`: something false, and nobody is told (a draft
 * that is no erratum counts too); `lost`: no draft has its line.
 */
export type Grade = 'right' | 'flagged' | 'silent' | 'lost'
export type GradedReading = { grade: Grade; expected: string | null; reading: string | null }

/** Reads a list, and grades what came out against what a careful person would read. */
export function gradeReadings({ text, expected }: Pick<ListOfErrata, 'text' | 'expected'>): GradedReading[] {
  const page = readSupportPage({ text, bookSlug: 'small-book' })
  const isRefused = page.refusal !== null
  if (expected === 'refused')
    return [{ grade: isRefused ? 'right' : 'silent', expected, reading: isRefused ? expected : null }]
  if (isRefused)
    return expected.map(({ reading }) => ({ grade: 'flagged', expected: reading, reading: 'refused' }))
  const drafts = page.errata.map((draft) => ({ draft, reading: describeReading(draft.values, 'en') }))
  const take = (index: number) => (index === -1 ? null : (drafts.splice(index, 1)[0] ?? null))
  const isOn = (line: number) => (other: (typeof drafts)[number]) =>
    [other.draft.source, ...other.draft.heads].some(({ from, to }) => from <= line && line <= to)
  const exact = expected.map(({ line, reading }) =>
    take(drafts.findIndex((other) => other.reading === reading && isOn(line)(other))),
  )
  const graded = expected.map(({ line, reading }, index): GradedReading => {
    const other = exact[index] ?? take(drafts.findIndex(isOn(line)))
    if (other === null) return { grade: 'lost', expected: reading, reading: null }
    const isFlagged = other.draft.flags.length > 0
    const grade = isFlagged ? 'flagged' : exact[index] ? 'right' : 'silent'
    return { grade, expected: reading, reading: other.reading }
  })
  const others = drafts
    .filter(({ draft }) => draft.flags.length === 0)
    .map(({ reading }): GradedReading => ({ grade: 'silent', expected: null, reading }))
  return [...graded, ...others]
}
