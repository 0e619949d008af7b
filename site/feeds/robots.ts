import type { Site } from '../page-models/site.ts'

/** `robots.txt` (RFC 9309): allows everything, and names the sitemap. */
export function createRobots(site: Site): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.routes.absolute(site.routes.file('sitemap.xml'))}\n`
}
