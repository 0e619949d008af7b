import type { RedirectMap } from '../redirects.ts'

/**
 * `_redirects`, as Cloudflare Pages, Netlify and GitLab Pages read it: the longest folders first, because the first line that fits
 * decides. Where such a host prefers a file to a redirect, the file leads on itself.
 */
export function createHostRedirects(redirects: RedirectMap, address: (path: string) => string): string {
  const depth = (path: string) => path.split('/').length
  return [...redirects]
    .sort(([a], [b]) => depth(b) - depth(a) || (a < b ? -1 : 1))
    .map(([from, to]) => `${address(from)}* ${address(to)}:splat 301\n`)
    .join('')
}
