import type { Locale } from '../../../content/locale.ts'
import type { LocatorItem } from '../../../content/locator.ts'
import type { ErratumValues } from '../../import/support-page/importedBook.ts'
import type { Words } from './words.ts'

export type RowFieldsProps = {
  /** A prefix that tells the fields of the rows apart. */
  id: string
  values: ErratumValues
  language: Locale
  say: Words
  onChange: (change: Partial<ErratumValues>) => void
}

export const noItem: LocatorItem = { kind: 'other', label: null, part: { ja: null, en: null } }

/** The item of a place with a change; none where nothing is left in it. */
export function withItem(item: LocatorItem, change: Partial<LocatorItem>): Pick<ErratumValues, 'item'> {
  const next = { ...item, ...change }
  const isEmpty = next.kind === 'other' && next.label === null && !next.part.ja && !next.part.en
  return { item: isEmpty ? null : next }
}

export function emptyToNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

/** The number that was typed, full-width digits too; 0, which is refused, for any other text. */
export function toLineNumber(text: string): number | null {
  const digits = text.normalize('NFKC').trim()
  return digits === '' ? null : /^\d+$/.test(digits) ? Number(digits) : 0
}

/** The value of what was chosen in a select input; null: nothing. */
export function optionValue(option: unknown): unknown {
  return typeof option === 'object' && option !== null && 'value' in option ? option.value : null
}
