import type { Draft, ErratumValues, Flag } from './support-page/importedBook.ts'

/** What an erratum that is stored already is recognized by. */
export type StoredErratum = Pick<ErratumValues, 'page' | 'line' | 'lineFrom' | 'original'> & { tag: string }

/**
 * A flag for an erratum that stands at the same place and quotes the same words as a stored one: the page's line got a note or its
 * printings since, and would become a second draft. Null where there is none.
 */
export function flagNearDuplicate(
  { values }: Pick<Draft<ErratumValues>, 'values'>,
  stored: readonly StoredErratum[],
): Flag | null {
  if (values.original === null) return null
  const key = keyOf(values)
  const other = stored.find((erratum) => erratum.original !== null && keyOf(erratum) === key)
  if (other === undefined) return null
  return {
    field: null,
    reason: {
      ja: `同じ場所の同じ言葉の正誤(${other.tag})がもうあります。新しいことがあればそちらに書き足し、この下書きは削除してください。`,
      en: `There is an erratum at this place with these words already (${other.tag}). Add what is new to that one, and delete this draft.`,
    },
    proposal: null,
  }
}

function keyOf({ page, line, lineFrom, original }: Omit<StoredErratum, 'tag'>): string {
  const words = (original ?? '').normalize('NFKC').replace(/[\s$`\\]/g, '')
  return JSON.stringify([page, line, line === null ? null : lineFrom, words])
}
