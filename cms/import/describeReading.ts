import { describeLocator } from '../../content/locator.ts'
import type { Locale } from '../../content/locale.ts'
import type { ErratumValues } from './support-page/importedBook.ts'

/**
 * What an erratum of a page was read as, on one line: `p. 13, line 2: a → b [1-2]`, with what else it gives behind it
 * (`; note: …; reported by …`). A missing side is `∅`, a line break a space.
 */
export function describeReading(values: ErratumValues, locale: Locale): string {
  const say = words[locale]
  const place = describeLocator(values, locale) || say.noPlace
  const instruction = inEither(values.instruction, locale)
  const hasSides = values.original !== null || values.correction !== null
  const sides =
    hasSides || instruction === null ? [`${values.original ?? '∅'} → ${values.correction ?? '∅'}`] : []
  const said = [...sides, ...(instruction === null ? [] : [instruction])].join('; ')
  const printings = values.printings === null ? '' : ` [${values.printings}]`
  const more = [
    [say.note, inEither(values.note, locale)],
    [say.by, values.reportedBy],
    [say.on, values.reportedOn],
    [say.severity, values.severity],
  ].flatMap(([name, value]) => (value === null ? [] : [`; ${name}: ${value}`]))
  return `${place}: ${said}${printings}${more.join('')}`.replace(/\s+/g, ' ')
}

function inEither(text: ErratumValues['note'], locale: Locale): string | null {
  return text[locale] ?? text.ja ?? text.en
}

const words = {
  ja: { noPlace: '(場所なし)', note: '補足', by: '報告者', on: '報告日', severity: '重要度' },
  en: { noPlace: '(no place)', note: 'note', by: 'reported by', on: 'on', severity: 'severity' },
} as const satisfies Record<Locale, unknown>
