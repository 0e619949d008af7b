import { SitemapStream, streamToPromise } from 'sitemap'
import { locales, type Locale } from '../../content/locale.ts'
import { paths, type PagePath } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'

/** `sitemap.xml` (https://www.sitemaps.org/protocol.html): each page in each language, with its twin by hreflang. */
export async function createSitemap(site: Site): Promise<string> {
  const stream = new SitemapStream({ xmlns: { news: false, video: false, image: false, xhtml: true } })
  const address = (locale: Locale, path: PagePath) => site.routes.absolute(site.routes.link(locale, path))
  // Where a book's page is the front page too, the book's own address is the one to keep.
  const listed = [...site.routes.pages]
    .filter((path) => path !== paths.home || site.snapshot.settings.homeBook === null)
    .sort()
  for (const path of listed) {
    const links = locales.map((locale) => ({ lang: locale, url: address(locale, path) }))
    for (const { url } of links) stream.write({ url, links })
  }
  stream.end()
  return (await streamToPromise(stream)).toString('utf8')
}
