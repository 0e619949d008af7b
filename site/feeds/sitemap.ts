import { locales, type Locale } from '../../content/locale.ts'
import type { DatedPath } from '../page-models/pagePaths.ts'
import { paths, type PagePath } from '../page-models/routes.ts'
import { escapeXml } from './xml.ts'
import type { Site } from '../page-models/site.ts'

/**
 * A sitemap (https://www.sitemaps.org/protocol.html) of pages in one language, each with its alternates by hreflang
 * (https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap) and the day of its last change.
 * `front`: the page below a locale that `/` leads to; with it, `/` is listed, too.
 */
export function createSitemap(
  { routes }: Pick<Site, 'routes'>,
  locale: Locale,
  pages: readonly DatedPath[],
  { front = null }: { front?: PagePath | null } = {},
): string {
  const root = escapeXml(routes.absolute(routes.file('')))
  const alternate = (hreflang: string, address: string) =>
    `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${address}"/>`
  const sorted = [...pages].sort((a, b) => (a.path < b.path ? -1 : 1))
  const urls = sorted.map(({ path, updatedAt }) => {
    const alternates = alternatesOf(path) + (path === paths.home ? alternate('x-default', root) : '')
    return `<url><loc>${addressOf(locale, path)}</loc>${writeLastmod(updatedAt)}${alternates}</url>`
  })
  if (front !== null)
    urls.unshift(`<url><loc>${root}</loc>${alternatesOf(front)}${alternate('x-default', root)}</url>`)
  return `${declaration}<urlset ${namespace} ${xhtml}>${urls.join('')}</urlset>`

  function addressOf(language: Locale, path: PagePath): string {
    return escapeXml(routes.absolute(routes.link(language, path)))
  }
  function alternatesOf(path: PagePath): string {
    return locales.map((language) => alternate(language, addressOf(language, path))).join('')
  }
}

/** The index of the sitemaps of a site. `address`: in full. */
export function createSitemapIndex(
  sitemaps: readonly { address: string; updatedAt: string | null }[],
): string {
  const written = sitemaps.map(
    ({ address, updatedAt }) =>
      `<sitemap><loc>${escapeXml(address)}</loc>${writeLastmod(updatedAt)}</sitemap>`,
  )
  return `${declaration}<sitemapindex ${namespace}>${written.join('')}</sitemapindex>`
}

function writeLastmod(updatedAt: string | null): string {
  return updatedAt === null ? '' : `<lastmod>${updatedAt}</lastmod>`
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const xhtml = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
