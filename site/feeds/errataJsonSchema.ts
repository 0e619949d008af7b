import { Tag } from '../../content/primitives.ts'
import { z } from 'zod'
import { appliesTo, erratumStatuses, severities } from '../../content/erratum.ts'
import { locales, type Locale } from '../../content/locale.ts'
import { itemKinds } from '../../content/locator.ts'

/** Incremented when a field is removed or changes its meaning; a new field does not increment it. Programs should refuse a higher one. */
export const errataJsonVersion = 1

const inEachLanguage = <T extends z.ZodType>(value: T) =>
  z.object({ [locales[0]]: value, [locales[1]]: value } as Record<Locale, T>)
const Words = inEachLanguage(z.string().nullable()).describe('Null where it is not translated.')
const Day = z.iso.date().nullable()

/** A piece of a text, without its place in it. White space is part of a text. */
export const Piece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('math'), latex: z.string(), display: z.boolean() }),
  z.object({ kind: z.literal('code'), code: z.string(), block: z.boolean() }),
  z.object({ kind: z.literal('link'), url: z.string() }),
])
export type Piece = z.infer<typeof Piece>

const Pieces = z.array(Piece).nullable()

const CopyKeys = z
  .array(z.string().regex(/^(?:[1-9]\d{0,2}|ebook)$/))
  .describe('Keys of copies: the number of a printing ("3"), or "ebook".')

const Entry = z.object({
  tag: Tag.describe('Permanent, the same in every language.'),
  url: z.string().describe('Its place on the page.'),
  place: z
    .string()
    .describe('Where it is, in words. The same as data: page, section, line, lineTo, lineFrom, item.'),
  page: z.string().nullable().describe('The printed label.'),
  section: z.string().nullable().describe('Its label in the contents: as given, else that of the page.'),
  line: z.int().nullable(),
  lineTo: z.int().nullable().describe('The last of several lines.'),
  lineFrom: z.enum(['top', 'bottom']),
  item: z.object({ kind: z.enum(itemKinds), label: z.string().nullable(), part: Words }).nullable(),
  original: z
    .string()
    .nullable()
    .describe(
      'As printed, as the editor wrote it: formulas between $ or $$, code between backticks; \\$ is a dollar. In the language of the book.',
    ),
  correction: z.string().nullable().describe('As it should be, written in the same way.'),
  instruction: Words,
  note: Words,
  parsed: z
    .object({
      original: Pieces,
      correction: Pieces,
      instruction: inEachLanguage(Pieces),
      note: inEachLanguage(Pieces),
    })
    .describe('The same four texts in pieces.'),
  pictures: z
    .object({ printed: z.string().nullable(), corrected: z.string().nullable() })
    .describe('The addresses of pictures of the place.'),
  severity: z.enum(severities).nullable(),
  status: z
    .enum(erratumStatuses)
    .describe(
      '"rejected" is no error after all; "withdrawn" was taken back and only keeps its place and tag, and the note says why.',
    ),
  printings: z
    .string()
    .nullable()
    .describe('The affected printings: "1-3", "1,2,4", "2-" (from the 2nd on); null is not known.'),
  appliesTo: z.enum(appliesTo),
  ebookCorrectedOn: Day.describe('The day since which the e-book is right.'),
  printingsWords: z
    .string()
    .nullable()
    .describe('Which copies have the error, in words; null for what is no error.'),
  copies: z
    .object({ yes: CopyKeys, unknown: CopyKeys })
    .describe(
      'Which of the copies of the book have the error, and of which that is not known. The others are right.',
    ),
  reportedOn: Day,
  reportedBy: z.string().nullable(),
  confirmedOn: Day,
  relatedTo: z.array(Tag),
  replacedBy: Tag.nullable().describe('The entry that a withdrawn one gives way to.'),
  publishedAt: z.iso.datetime().nullable().describe('When readers could see it first.'),
  updatedAt: z.iso.datetime(),
})

/** `errata.json`, version 1. */
export const ErrataJson = z
  .object({
    $schema: z.string(),
    version: z.literal(errataJsonVersion).describe('Of this format. Refuse a higher one.'),
    about: z.string(),
    url: z.string().describe('The errata page.'),
    locale: z.enum(locales).describe('The language of the words: place, printingsWords.'),
    book: z.object({
      slug: z.string(),
      lang: z.string().describe('The language (BCP 47) of original and correction.'),
      isbn: z
        .string()
        .regex(/^\d{13}$/)
        .nullable(),
      title: Words,
      authors: z.array(Words),
      copies: CopyKeys.describe(
        'The copies that readers may have, the e-book last. Between two printings of the list, and after its last, each erratum answers as for the one before.',
      ),
    }),
    copy: z
      .string()
      .optional()
      .describe(
        'The key of the copy for which the page of the errata made this file; absent: it is for all.',
      ),
    errata: z.array(Entry).describe('In the order of the book.'),
  })
  .describe('The errata of one book. Fields may be added within a version.')
export type ErrataJson = z.infer<typeof ErrataJson>
