import type { Locale } from '../../content/locale.ts'
import { describePlace, placeSeparator, type Locator, type PlaceWords } from '../../content/locator.ts'
import { strings } from '../i18n/strings.ts'

/** The words for a place: `whole` is `beforeRest` and then `rest`, a word of which may be in another language. */
export type ShownPlace = {
  whole: string
  /** The page with what joins it to the rest: "p. 37, ", 「37ページ 」. Empty without a page. */
  beforeRest: string
  rest: PlaceWords[]
}

/** Says where an erratum is: 「37ページ 下から7行目」. The page is separate, because errata are listed by page. */
export function showPlace(locator: Locator, locale: Locale): ShownPlace {
  const separator = placeSeparator(locale)
  const place = describePlace(locator, locale)
  const [page, rest] = locator.page === null ? [null, place] : [place[0], place.slice(1)]
  return {
    whole: place.map(({ words }) => words).join(separator) || strings[locale].whole,
    beforeRest: page ? page.words + (rest.length > 0 ? separator : '') : '',
    rest: rest.flatMap((part, index) => (index === 0 ? [part] : [{ words: separator, lang: null }, part])),
  }
}
