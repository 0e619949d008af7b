import type { Site } from '../page-models/site.ts'

/** `robots.txt` (RFC 9309): everything may be read, and here is the list of it. */
export function createRobots(site: Site): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.routes.absolute(site.routes.file('sitemap.xml'))}\n`
}
