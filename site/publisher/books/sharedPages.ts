import { locales } from '../../../content/locale.ts'
import { paths, rootFiles } from '../../../content/sitePaths.ts'
import type { NewsPart } from '../../../content/snapshot.ts'
import type { PageIds } from './bookStore.ts'

/** The addresses of the site that belong to no book: what its books can link to before the shared pages are made. */
export function sharedPages({ news }: NewsPart): PageIds {
  const ofLocale = locales.flatMap((locale) => [
    `${locale}/index.html`,
    `${locale}/404.html`,
    `${locale}/${paths.search}index.html`,
    `${locale}/${paths.searchBooks}`,
    `${locale}/${paths.siteFeed}`,
    `${locale}/${paths.manifest}`,
    `${locale}/${paths.sitePreview}`,
    `${locale}/${paths.sharedSitemap}`,
    ...news.map((item) => `${locale}/${paths.newsItem(null, item.slug)}index.html`),
  ])
  const atRoot = [
    ...['index.html', '404.html', 'sitemap.xml', 'robots.txt', 'favicon.ico'],
    ...Object.values(rootFiles),
  ]
  return new Map([...atRoot, ...ofLocale].map((path) => [path, null]))
}
