import { type Bilingual, type LocalizedText, eachLocale, otherLocale } from '../../content/locale.ts'
import { describeLocator } from '../../content/locator.ts'
import { type Row, idOf, localizedText, text, toLocator } from '../rows.ts'

/** What the title of any document is made from: the fields to select, whatever the collection. */
export const titleFields = {
  title: true,
  tag: true,
  page: true,
  line: true,
  lineFrom: true,
  item: true,
  filename: true,
} as const

/**
 * The words by which an editor knows a document, as the lists of the panel show it: an erratum by its tag and place, an upload
 * by its file name, anything else by its title, in the other language where it is not translated. Takes a row as the database
 * gives it. Never throws: a title must not stop a save.
 */
export function documentTitle(document: Row): Bilingual {
  const tag = text(document.tag)
  if (tag !== null) return titleOfErratum(tag, document)
  const title = titleInEither(document)
  const name = text(document.filename) ?? idOf(document.id) ?? '?'
  return eachLocale((locale) => title[locale] ?? name)
}

/** The title in each language, in the other one where it is not translated; null where it has none yet. */
export function titleInEither(document: Row): LocalizedText {
  const title = localizedText(document.title)
  return eachLocale((locale) => title[locale] ?? title[otherLocale(locale)])
}

function titleOfErratum(tag: string, document: Row): Bilingual {
  const locator = toLocator(document)
  return eachLocale((locale) => [tag, describeLocator(locator, locale)].filter(Boolean).join(' · '))
}
