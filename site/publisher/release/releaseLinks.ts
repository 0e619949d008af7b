import type { PageFacts, Reference } from './pageFacts.ts'

/** What links may point at: the files of a release, and the ids on its pages. */
export type LinkTargets = {
  baseUrl: string
  files: ReadonlySet<string>
  idsOf: (path: string) => PageFacts['ids'] | null
}

const allowedSchemes = new Set(['http:', 'https:', 'mailto:'])

/** What is wrong with one reference of the file `path`; null where nothing is. */
export function findLinkProblem({
  path,
  reference,
  targets,
}: {
  path: string
  reference: Reference
  targets: LinkTargets
}): string | null {
  const { url: written, from, loads } = reference
  const base = `${targets.baseUrl}/${path.split('/').map(encodeURIComponent).join('/')}`
  if (!URL.canParse(written, base)) return `${from} "${written}" is no address`
  const url = new URL(written, base)
  if (!allowedSchemes.has(url.protocol)) return `${from} "${written}" is neither http, https nor mailto`
  const site = new URL(targets.baseUrl)
  if (url.origin !== site.origin) {
    return loads ? `${from} "${written}" would ask a third party` : null
  }
  const target = pathInRelease(url, site)
  if (target === null || !targets.files.has(target)) return `${from} "${written}" leads to nothing`
  const ids = targets.idsOf(target)
  const fragment = decode(url.hash.slice(1).replace(/:~:.*$/, ''))
  if (ids === null || fragment === '' || fragment === 'top' || (fragment !== null && ids.has(fragment)))
    return null
  return `${from} "${written}" points at an id that ${target} does not have`
}

// `/` at the end is the folder's index.html. A base URL with a path of its own is stripped where it stands.
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
