import { locales, type Locale } from '../../content/locale.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { sha256 } from '../../system/sha256.ts'
import type { RenderedFile, RenderSite } from '../../site/renderedSite.ts'

/** Renders a small site in a millisecond, for tests of what happens after the rendering. */
export const renderPlainSite: RenderSite = async ({ snapshot, media, baseUrl }) => {
  const css = `body { color: black } /* ${snapshot.settings.title.en} */`
  const stylesheet = `assets/site.${sha256(css).slice(0, 12)}.css`
  const page = (locale: Locale, path: string, title: string, body: string): RenderedFile => ({
    path,
    content:
      `<!doctype html><html lang="${locale}"><head><title>${title}</title>` +
      `<link rel="stylesheet" href="/${stylesheet}"></head><body>${body}</body></html>`,
  })
  const files: RenderedFile[] = [
    { path: stylesheet, content: css },
    page('en', 'index.html', 'Languages', '<a href="/ja/">日本語</a> <a href="/en/">English</a>'),
    page('ja', '404.html', '見つかりません', '<a href="/">/</a>'),
    { path: 'feed.xml', content: `<feed><id>${baseUrl}</id></feed>` },
    { path: 'books.json', content: JSON.stringify(snapshot.books.map((book) => book.slug)) },
    ...locales.flatMap((locale) => localizedPages({ snapshot, locale, page })),
  ]
  return {
    files,
    copies: [...media.values()],
    redirects: [],
    pages: files.filter((file) => file.path.endsWith('.html')).length,
    problems: [],
  }
}

function localizedPages({
  snapshot,
  locale,
  page,
}: {
  snapshot: Snapshot
  locale: Locale
  page: (locale: Locale, path: string, title: string, body: string) => RenderedFile
}): RenderedFile[] {
  const links = snapshot.books.map((book) => `<a href="/${locale}/books/${book.slug}/">${book.slug}</a>`)
  const title = snapshot.settings.title[locale] ?? 'untitled'
  return [
    page(locale, `${locale}/index.html`, title, links.join(' ')),
    ...snapshot.books.map((book) =>
      page(
        locale,
        `${locale}/books/${book.slug}/index.html`,
        book.slug,
        snapshot.errata
          .filter((erratum) => erratum.book === book.slug)
          .map((erratum) => `<p id="${erratum.tag}">${escape(erratum.correction ?? '')}</p>`)
          .join('\n'),
      ),
    ),
  ]
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
