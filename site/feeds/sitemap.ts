import { locales } from '../../content/locale.ts'
import { paths } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import { escapeXml } from './xml.ts'

/**
 * `sitemap.xml` (https://www.sitemaps.org/protocol.html): each page in each language, with its alternates by hreflang
 * (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap).
 */
export function createSitemap(site: Site): string {
  // Where a book's page is also the front page, only the book's own address is listed.
  const listedPaths = [...site.routes.pages]
    .filter((path) => path !== paths.home || site.snapshot.settings.homeBook === null)
    .sort()
  const urls = listedPaths.flatMap((path) => {
    const twins = locales.map((locale) => ({
      locale,
      address: escapeXml(site.routes.absolute(site.routes.link(locale, path))),
    }))
    const alternates = twins
      .map(({ locale, address }) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address}"/>`)
      .join('')
    return twins.map(({ address }) => `<url><loc>${address}</loc>${alternates}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?><urlset ${namespaces}>${urls.join('')}</urlset>`
}

const namespaces =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
