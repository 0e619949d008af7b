import type { Localized, LocalizedText } from '../../../../content/locale.ts'
import type { Flag, Paragraphs, SourceLines } from '../importedBook.ts'

/** Values in the page's own words: a text that the CMS keeps in two languages is one text here, null where there is none. */
export type InPageWords<T> = T extends LocalizedText
  ? string | null
  : T extends Localized<Paragraphs>
    ? Paragraphs
    : T extends (infer Item)[]
      ? InPageWords<Item>[]
      : T extends object
        ? { [Key in keyof T]: InPageWords<T[Key]> }
        : T

/** One thing that a part of the page tells of, before its texts are put into their language. */
export type PartReading<T> = {
  source: SourceLines
  heads: SourceLines[]
  words: InPageWords<T>
  flags: Flag[]
}
