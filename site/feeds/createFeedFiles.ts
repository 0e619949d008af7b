import { locales } from '../../content/locale.ts'
import { paths } from '../page-models/routes.ts'
import type { Site } from '../page-models/site.ts'
import type { RenderedFile } from '../renderedSite.ts'
import { createBookFeed, createSiteFeed } from './atomFeeds.tsx'
import { createErrataJson } from './errataJson.ts'
import { createRobots } from './robots.ts'
import { createSitemap } from './sitemap.ts'

/** The files for programs: feeds, errata as JSON, sitemap, robots.txt. */
export function createFeedFiles(site: Site): RenderedFile[] {
  return [
    { path: 'robots.txt', content: createRobots(site) },
    { path: 'sitemap.xml', content: createSitemap(site) },
    ...locales.flatMap((locale) => [
      { path: `${locale}/${paths.siteFeed}`, content: createSiteFeed(site, locale) },
      ...site.books.flatMap((content) => [
        {
          path: `${locale}/${paths.bookFeed(content.book.slug)}`,
          content: createBookFeed(site, locale, content),
        },
        {
          path: `${locale}/${paths.errataJson(content.book.slug)}`,
          content: `${JSON.stringify(createErrataJson(site, locale, content), null, 2)}\n`,
        },
      ]),
    ]),
  ]
}
