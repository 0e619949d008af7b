import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '../system/settings.ts'
import { locales, type Locale } from '../content/locale.ts'
import { describeLocator } from '../content/locator.ts'
import type { NewsItem } from '../content/newsItem.ts'
import type { RichText } from '../content/richText.ts'
import type { BookPart } from '../content/snapshot.ts'
import type { BigSite } from './bigSite.ts'

/**
 * Writes a site as the source of one for Hugo: the theme of bench/hugo-site, and a content file for each page that Okuzuke has, in
 * both languages. Formulas stay the LaTeX that they are.
 */
export async function writeHugoSite(site: BigSite, folder: string): Promise<void> {
  await cp(join(repositoryRoot, 'bench/hugo-site'), folder, { recursive: true })
  for (const locale of locales) {
    const write = async (path: string, facts: object, body = '') => {
      const file = join(folder, 'content', locale, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, `${JSON.stringify(facts, null, 1)}\n\n${body}`)
    }
    const writeNews = async (at: string, news: readonly NewsItem[]) => {
      await write(`${at}news/_index.md`, { title: locale === 'ja' ? 'お知らせ' : 'News', layout: 'news' })
      for (const { slug, title, date, body } of news)
        await write(`${at}news/${slug}.md`, { title: title[locale], date }, toMarkdown(body[locale]))
    }
    await write('_index.md', { title: site.index().settings?.title[locale], layout: 'home' })
    await writeNews('', site.news().news)
    for (const number of site.numbers) {
      const part = site.book(number)
      const at = `books/${part.book.slug}/`
      await write(`${at}_index.md`, bookFacts(part, locale), part.book.description[locale] ?? '')
      await write(`${at}errata.md`, errataFacts(part, locale))
      await write(`${at}toc.md`, { title: part.book.title[locale], layout: 'toc', toc: tocOf(part, locale) })
      await write(`${at}materials.md`, materialsFacts(part, locale))
      await writeNews(at, part.news)
      for (const { slug, title, body } of part.excerpts)
        await write(`${at}excerpts/${slug}.md`, { title: title[locale] }, toMarkdown(body[locale]))
    }
  }
}

function bookFacts({ book }: BookPart, locale: Locale) {
  return {
    layout: 'book',
    title: book.title[locale],
    subtitle: book.subtitle[locale],
    authors: book.authors.map(({ name }) => name[locale]),
    publisher: book.publisher[locale],
    isbn: book.isbn,
    date: book.publishedOn,
    printings: book.printings.map(({ number, date }) => ({ number, date })),
    links: book.links.map(({ kind, url }) => ({ kind, url })),
  }
}

function errataFacts({ book, errata }: BookPart, locale: Locale) {
  return {
    layout: 'errata',
    title: book.title[locale],
    remark: book.errataNote[locale],
    errata: errata.map((erratum) => ({
      tag: erratum.tag,
      place: describeLocator(erratum, locale),
      original: erratum.original,
      correction: erratum.correction,
      note: erratum.note[locale],
      status: erratum.status,
      printings: erratum.printings,
      reported: erratum.reportedOn,
    })),
  }
}

function tocOf({ book }: BookPart, locale: Locale) {
  return book.toc.map(({ label, title, page, sections }) => ({
    ...{ label, page, title: title[locale] },
    sections: sections.map((section) => ({ ...section, title: section.title[locale] })),
  }))
}

function materialsFacts({ book, materials }: BookPart, locale: Locale) {
  return {
    layout: 'materials',
    title: book.title[locale],
    materials: materials.map(({ title, url, description }) => ({
      ...{ url, title: title[locale] },
      description: description[locale],
    })),
  }
}

function toMarkdown(text: RichText | null): string {
  const paragraphs = (text ?? []).flatMap((block) =>
    block.kind === 'paragraph'
      ? block.children.map((child) => (child.kind === 'text' ? child.text : '')).join('')
      : [],
  )
  return `${paragraphs.join('\n\n')}\n`
}
