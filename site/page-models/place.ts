import { chooseLocale, type Locale } from '../../content/locale.ts'
import { describeLocator, type Locator } from '../../content/locator.ts'
import { strings } from '../i18n/strings.ts'

/** The words for a place: `whole` is `beforeRest` and then `rest`, a word of which may be in the other language. */
export type ShownPlace = {
  whole: string
  /** The page with what joins it to the rest: "p. 37, ", 「37ページ 」. Empty without a page. */
  beforeRest: string
  rest: { words: string; lang: Locale | null }[]
}

/** Says where an erratum is: 「37ページ 下から7行目」. The page is separate, because errata are listed by page. */
export function showPlace(locator: Locator, locale: Locale): ShownPlace {
  const whole = describeLocator(locator, locale) || strings[locale].whole
  const rest = describeLocator({ ...locator, page: null }, locale)
  return {
    whole,
    beforeRest: whole.endsWith(rest) ? whole.slice(0, whole.length - rest.length) : '',
    rest: rest === '' ? [] : splitAtPart({ rest, locator, locale }),
  }
}

// Only the part of an item ("left panel") is written by an editor, so only it may be untranslated.
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
