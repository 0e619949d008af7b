import { followRedirect, type RedirectMap } from '../../redirects.ts'
import type { PageFacts, Reference } from './pageFacts.ts'

/** What links may point at: the files of a release, and the ids on its pages. */
type LinkTargets = {
  baseUrl: string
  files: ReadonlySet<string>
  redirects: RedirectMap
  idsOf: (path: string) => PageFacts['ids'] | null
}

const allowedSchemes = new Set(['http:', 'https:', 'mailto:'])

/** What is wrong with one reference of the file `path`; null where it is right. */
export function findLinkProblem({
  path,
  reference,
  targets,
}: {
  path: string
  reference: Reference
  targets: LinkTargets
}): string | null {
  const { url: href, from, loads } = reference
  const base = `${targets.baseUrl}/${path.split('/').map(encodeURIComponent).join('/')}`
  if (!URL.canParse(href, base)) return `${from} "${href}" is no address`
  const url = new URL(href, base)
  if (!allowedSchemes.has(url.protocol)) return `${from} "${href}" is neither http, https nor mailto`
  const site = new URL(targets.baseUrl)
  if (url.origin !== site.origin) {
    return loads ? `${from} "${href}" would ask a third party` : null
  }
  const pathInUrl = pathInRelease(url, site)
  // A link to a former address leads on to the present one, with its fragment.
  const target = pathInUrl === null ? null : (followRedirect(pathInUrl, targets.redirects) ?? pathInUrl)
  if (target === null || !targets.files.has(target)) return `${from} "${href}" leads to nothing`
  const ids = targets.idsOf(target)
  const fragment = decode(url.hash.slice(1).replace(/:~:.*$/, ''))
  if (ids === null || fragment === '' || fragment === 'top' || (fragment !== null && ids.has(fragment)))
    return null
  return `${from} "${href}" points at an id that ${target} does not have`
}

// An address that ends in `/` is the folder's index.html. The path of the base URL is cut off.
function pathInRelease(url: URL, site: URL): string | null {
  const prefix = site.pathname.replace(/\/$/, '')
  const below = url.pathname.startsWith(`${prefix}/`)
    ? url.pathname.slice(prefix.length + 1)
    : url.pathname.slice(1)
  const path = decode(below)
  if (path === null) return null
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
