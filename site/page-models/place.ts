import { chooseLocale } from '../../content/locale.ts'
import type { Locale } from '../../content/locale.ts'
import { describeLocator } from '../../content/locator.ts'
import type { Locator } from '../../content/locator.ts'
import { strings } from '../i18n/strings.ts'

/** The words for a place. `rest` is what follows the page; a word of it may be in the other language. */
export type ShownPlace = {
  whole: string
  page: string | null
  rest: { words: string; lang: Locale | null }[]
}

/** Says where an erratum is: 「37ページ 下から7行目」, with the page apart, because errata are listed by page. */
export function showPlace(locator: Locator, locale: Locale): ShownPlace {
  const page = locator.page === null ? null : describeLocator({ ...nowhere, page: locator.page }, locale)
  const rest = describeLocator({ ...locator, page: null }, locale)
  return {
    whole: describeLocator(locator, locale) || strings[locale].whole,
    page,
    rest: rest === '' ? [] : splitAtPart({ rest, locator, locale }),
  }
}

const nowhere: Locator = { page: null, line: null, lineFrom: 'top', item: null }

// The part of an item ("left panel") is the one word of a place that an editor writes, so it may be untranslated.
function splitAtPart({
  rest,
  locator,
  locale,
}: {
  rest: string
  locator: Locator
  locale: Locale
}): ShownPlace['rest'] {
  const part = locator.item === null ? null : chooseLocale(locator.item.part, locale)
  const at = part === null || !part.isFallback ? -1 : rest.lastIndexOf(part.value)
  if (part === null || at < 0) return [{ words: rest, lang: null }]
  return [
    { words: rest.slice(0, at), lang: null },
    { words: part.value, lang: part.lang },
    { words: rest.slice(at + part.value.length), lang: null },
  ].filter(({ words }) => words !== '')
}
