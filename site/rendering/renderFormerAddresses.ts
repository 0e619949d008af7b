import { locales } from '../../content/locale.ts'
import { toHrefs, type SiteAssets } from '../assets/siteAssets.ts'
import type { Routes } from '../page-models/routes.ts'
import { createLeadOnPage } from '../pages/leadOnPage.tsx'
import { followRedirect, toRedirectMap, type Redirect, type RedirectMap } from '../redirects.ts'
import type { RenderedFile } from '../renderedSite.ts'

/**
 * What stands at the former addresses of some files, for hosts that know no redirects: a page that leads on for each page, the same
 * file for each file (`errata.json`, `feed.xml`: a program follows no page). Nothing where nothing was renamed.
 */
export function renderFormerAddresses({
  redirects,
  routes,
  files,
  assets,
}: {
  redirects: readonly Redirect[]
  routes: Pick<Routes, 'file' | 'absolute'>
  /** The files at the present addresses. */
  files: readonly RenderedFile[]
  assets: Pick<SiteAssets, 'paths'>
}): RenderedFile[] {
  const map = toRedirectMap(redirects)
  const pageAssets = toHrefs(assets.paths, routes)
  const contentAt = ({ path, content }: RenderedFile) => {
    const locale = locales.find((one) => path.startsWith(`${one}/`))
    if (locale === undefined || !path.endsWith('.html')) return content
    const href = routes.file(path.replace(/(^|\/)index\.html$/, '$1'))
    return createLeadOnPage({ locale, href, canonical: routes.absolute(href), assets: pageAssets })
  }
  return redirects.flatMap((redirect) =>
    files.flatMap((file) => {
      const path = formerPath({ path: file.path, redirect, map })
      return path === null ? [] : [{ path, content: contentAt(file) }]
    }),
  )
}

/** The former paths of a file. */
export function listFormerPaths(path: string, redirects: readonly Redirect[]): string[] {
  const map = toRedirectMap(redirects)
  return redirects.flatMap((redirect) => formerPath({ path, redirect, map }) ?? [])
}

function formerPath({
  path,
  redirect: { from, to },
  map,
}: {
  path: string
  redirect: Redirect
  map: RedirectMap
}): string | null {
  if (!path.startsWith(to)) return null
  const former = from + path.slice(to.length)
  // Where a longer folder leads elsewhere, that redirect makes the file.
  return followRedirect(former, map) === path ? former : null
}
