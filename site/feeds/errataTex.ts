import { describeCopies } from '../../content/describeCopies.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { noMacros, readMacros } from '../../content/macros.ts'
import { formatDay, formatMoment } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { latest, type BookContent } from '../page-models/bookContent.ts'
import { countedErrata } from '../page-models/countedErrata.ts'
import { showPlace } from '../page-models/place.ts'
import { paths } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import type { ShownText, Texts } from '../page-models/texts.ts'
import { toBookMacros } from './tex/bookMacros.ts'
import { escapeAddress, escapeTex } from './tex/escapeTex.ts'
import { partsToTex } from './tex/partsToTex.ts'
import { createTexPreamble } from './tex/texPreamble.ts'
import type { BookMacros } from './tex/toLatex.ts'

/**
 * `errata.tex`: a book's errata as a document for LuaLaTeX, in Japanese for the class jlreq, in English for article. It has what counts as
 * an error; each begins with a line `% #7K2QD`, by which a script may leave some out, and `\erratacopy` is empty where it is for all
 * copies. Whatever an editor wrote, it compiles, and nothing of it runs: words are escaped sign by sign, and formulas pass `toLatex`.
 */
export function createErrataTex(
  site: Site,
  locale: Locale,
  { book, errata }: Pick<BookContent, 'book' | 'errata'>,
): { head: string; entries: (some: readonly Erratum[]) => string; tail: string } {
  const macros = toBookMacros(book.macros === null ? noMacros : readMacros(book.macros).macros)
  const texts = site.texts(locale, book.slug)
  const url = site.routes.absolute(site.routes.link(locale, paths.errata(book.slug)))
  const context = { site, texts, macros, url, lang: book.lang }
  return {
    head: createHead({ ...context, book, errata }),
    entries: (some) =>
      countedErrata({ errata: some })
        .map((erratum) => writeErratum(context, erratum))
        .join(''),
    tail: '\n\\end{document}\n',
  }
}

type Context = { site: Site; texts: Texts; macros: BookMacros; url: string; lang: string }

function createHead({
  site,
  texts,
  macros,
  url,
  book,
  errata,
}: Context & Pick<BookContent, 'book' | 'errata'>): string {
  const { locale } = texts
  const t = strings[locale]
  const counted = countedErrata({ errata })
  const title = texts.need(book.title).plain
  const updated = latest(errata.map(({ updatedAt }) => updatedAt))
  const license = texts.choose(site.settings.license)?.plain
  const facts = [
    book.authors.map(({ name }) => texts.need(name).plain).join(t.listSeparator),
    book.isbn === null ? '' : `${t.isbn} ${book.isbn}`,
    t.errataCount(counted.length),
    updated === null ? '' : `${t.lastUpdated} ${formatMoment(updated, locale).words}`,
  ]
  const rows = [...facts.filter((fact) => fact !== '').map(escapeTex), '\\erratacopy'].join('\\quad ')
  const remark = texts.choose(book.errataNote)
  const unknown = counted.filter((erratum) => describe(erratum, locale)?.isUnknown)
  const remarks = [
    ...(remark === null ? [] : [partsToTex(remark.parts, { macros })]),
    ...(unknown.length === 0
      ? []
      : [escapeTex(unknown.length === counted.length ? t.noPrintingKnown : t.somePrintingsUnknown)]),
  ]
  return `% !TeX program = lualatex
% ${url}
% ${t.take.texHint}
${createTexPreamble({ locale, macros, label: `\\textbf{${escapeTex(widest(t.original, t.correction))}}` })}\\newcommand{\\erratacopy}{}
\\hypersetup{pdftitle={${escapeTex(t.errataOf(title))}}}
\\begin{document}
{\\Large\\bfseries ${escapeTex(t.errataOf(title))}\\par}
\\medskip
{\\small\\raggedright ${rows}\\par
\\href{${escapeAddress(url)}}{${escapeTex(url)}}\\par
${license === undefined ? '' : `${escapeTex(license)}\\par\n`}}
${remarks.map((words) => `\\medskip\n${words}\\par\n`).join('')}${counted.length === 0 ? `\\bigskip\n${escapeTex(t.noErrata)}\n` : ''}`
}

function writeErratum({ site, texts, macros, url, lang }: Context, erratum: Erratum): string {
  const { locale } = texts
  const t = strings[locale]
  const { tag } = erratum
  const labels = [
    erratum.severity === null ? null : t.severities[erratum.severity],
    erratum.status === 'confirmed' ? null : t.statuses[erratum.status],
  ].filter((label) => label !== null)
  const copies = describe(erratum, locale)
  const show = (text: ShownText | null) => (text === null ? null : partsToTex(text.parts, { macros }))
  const quote = (text: string | null, links: boolean) =>
    text === null ? null : show(texts.quote(text, { lang, links }))
  const picture = (id: string | null) => {
    const file = id === null ? null : site.mediaFile(id)
    const href = file === null ? null : site.mediaHref(file.original.filename)
    if (href === null) return null
    const address = site.routes.absolute(href)
    return `\\href{${escapeAddress(address)}}{${escapeTex(address)}}`
  }
  const items = [
    item(`\\textbf{${escapeTex(t.original)}}`, quote(erratum.original, false)),
    item(`\\textbf{${escapeTex(t.correction)}}`, quote(erratum.correction, true)),
    item('', withWords(t.picturePrinted, picture(erratum.pictures.printed))),
    item('', withWords(t.pictureCorrected, picture(erratum.pictures.corrected))),
    item('', show(texts.choose(erratum.instruction))),
    item('', small(show(texts.choose(erratum.note)))),
    item('', copies === null || copies.isUnknown ? null : small(escapeTex(copies.words))),
  ].filter((line) => line !== null)
  const place = escapeTex(showPlace(erratum, locale).whole)
  const begin = `{${place}}{${escapeAddress(`${url}#${tag}`)}}{${tag}}{${escapeTex(labels.join(t.listSeparator))}}`
  return `
% #${tag}
\\begin{erratum}${begin}
${(items.length === 0 ? ['\\item[] \\relax'] : items).join('\n')}
\\end{erratum}
`
}

function describe(erratum: Erratum, locale: Locale): ReturnType<typeof describeCopies> {
  return describeCopies(erratum, { locale, formatDay: (day) => formatDay(day, locale).words })
}

const item = (label: string, text: string | null): string | null =>
  text === null ? null : `\\item[${label}] ${text}`
const small = (text: string | null): string | null => (text === null ? null : `{\\small ${text}\\par}`)
const withWords = (words: string, text: string | null): string | null =>
  text === null ? null : `${escapeTex(words)}: ${text}`

// A full-width sign is twice as wide.
function widest(...words: string[]): string {
  const widthOf = (word: string) => [...word].reduce((width, sign) => width + (sign > '\u2e7f' ? 2 : 1), 0)
  return words.reduce((longest, word) => (widthOf(word) > widthOf(longest) ? word : longest))
}
