import { describeLocator } from '../../../../content/locator.ts'
import type { Draft, ErratumValues } from '../../../../cms/import/support-page/importedBook.ts'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'

/** Reads a bare list of errata. */
export function readErrata(text: string): Draft<ErratumValues>[] {
  return readSupportPage({ text, bookSlug: 'small-book' }).errata
}

/**
 * What a line became, in one line: `37ページ 下から7行目 | wrong → right | key: value`; an instruction stands alone after its place.
 * Flagged fields follow as `! field`.
 */
export function summary({ values, flags }: Draft<ErratumValues>): string {
  const words =
    values.instruction.ja ??
    values.instruction.en ??
    `${values.original ?? '∅'} → ${values.correction ?? '∅'}`
  const others = [
    ['note', values.note.ja ?? values.note.en],
    ['printings', values.printings],
    ['severity', values.severity],
    ['on', values.reportedOn],
    ['by', values.reportedBy],
  ]
  return [
    describeLocator(values, 'ja'),
    words,
    ...others.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])),
    ...(flags.length === 0 ? [] : [`! ${flags.map((flag) => flag.field ?? 'all').join(', ')}`]),
  ].join(' | ')
}

/** The summaries of all that a text became. */
export function summaries(text: string): string[] {
  return readErrata(text).map(summary)
}
