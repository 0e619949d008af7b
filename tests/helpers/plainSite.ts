import { locales, type Locale } from '../../content/locale.ts'
import type { BookPart } from '../../content/snapshot.ts'
import { sha256 } from '../../system/sha256.ts'
import type { BookEntry, FetchedMedia, RenderedFile, SiteRenderer } from '../../site/renderedSite.ts'

/** Renders a small site in a millisecond, for tests of what happens after the rendering. */
export const plainRenderer: SiteRenderer = {
  toEntry,
  renderBook: async ({ part, media, settings, previousKeys, emit, others }) => {
    const { revision: _revision, ...content } = part
    const older = part.book.previousEdition === null ? null : others.entry(part.book.previousEdition)
    const key = sha256(JSON.stringify([content, settings.title, older?.slug, [...media.keys()]]))
    const css = stylesheet(settings.title.en)
    const slug = part.book.slug
    const files = locales.map((locale) =>
      page({
        ...{ locale, css, title: slug },
        path: `${locale}/books/${slug}/index.html`,
        body:
          part.errata
            .map(({ tag, correction }) => `<p id="${tag}">${escape(correction ?? '')}</p>`)
            .join('\n') + (older === null ? '' : `<a href="/${locale}/books/${older.slug}/">older</a>`),
      }),
    )
    const isSame = previousKeys.get('pages') === key
    const rendered = isSame ? null : { files, assets: [css], pages: files.length, problems: [] }
    await emit({ name: 'pages', key, rendered })
    return { entry: toEntry(part, media), feed: { ja: [], en: [] }, redirects: [], editorLinks: [] }
  },
  renderShared: async ({ settings, baseUrl, entries, previousKeys, emit }) => {
    const slugs = entries.map(({ slug }) => slug).sort()
    const key = sha256(JSON.stringify([settings.title, baseUrl, slugs]))
    const css = stylesheet(settings.title.en)
    const home = (locale: Locale) =>
      page({
        ...{ locale, css, path: `${locale}/index.html`, title: settings.title[locale] ?? 'untitled' },
        body: slugs.map((slug) => `<a href="/${locale}/books/${slug}/">${slug}</a>`).join(' '),
      })
    const files = [
      page({
        ...{ locale: 'en', css, path: 'index.html', title: 'Languages' },
        body: '<a href="/ja/">日本語</a> <a href="/en/">English</a>',
      }),
      page({ locale: 'ja', css, path: '404.html', title: '見つかりません', body: '<a href="/">/</a>' }),
      { path: 'feed.xml', content: `<feed><id>${baseUrl}</id></feed>` },
      { path: 'books.json', content: JSON.stringify(slugs) },
      ...locales.map(home),
    ]
    const isSame = previousKeys.get('home') === key
    await emit({
      name: 'home',
      key,
      rendered: isSame ? null : { files, assets: [css], pages: 4, problems: [] },
    })
    return { redirects: [], editorLinks: [] }
  },
}

function toEntry({ book, errata }: BookPart, _media: FetchedMedia): BookEntry {
  const { id, slug, formerSlugs, title, subtitle, publishedOn, previousEdition, macros, updatedAt } = book
  return {
    ...{ id, slug, formerSlugs, title, subtitle, publishedOn, previousEdition, macros, updatedAt },
    authors: book.authors.map(({ name }) => name),
    isbn: null,
    ebookIsbn: null,
    cover: null,
    errata: errata.length,
  }
}

function stylesheet(title: string | null): RenderedFile {
  const css = `body { color: black } /* ${title} */`
  return { path: `assets/site.${sha256(css).slice(0, 12)}.css`, content: css }
}

function page({
  locale,
  css,
  path,
  title,
  body,
}: {
  locale: Locale
  css: RenderedFile
  path: string
  title: string
  body: string
}): RenderedFile {
  return {
    path,
    content:
      `<!doctype html><html lang="${locale}"><head><title>${title}</title>` +
      `<link rel="stylesheet" href="/${css.path}"></head><body>${body}</body></html>`,
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
