import { locales } from '../../../content/locale.ts'
import { followRedirect, type RedirectMap } from '../../redirects.ts'
import type { FileFacts } from './checkFiles.ts'
import { mountedFolder } from './mounts.ts'
import type { Reference } from './pageFacts.ts'

/** What links may point at. */
export type LinkTargets = {
  /** The public address, no slash at its end. */
  baseUrl: string
  /** The files of this book and those that are shared, by path: the ids of a page, null for any other file. */
  files: Pick<ReadonlyMap<string, ReadonlySet<string> | null>, 'get'>
  /** Whether another book's page or file is there and has the id; an empty id asks for the file alone. */
  hasAddress: (path: string, id: string) => boolean
  redirects: RedirectMap
  /** The paths of all assets. */
  assets: ReadonlySet<string>
  /** The addresses that editors wrote in texts, as they wrote them. */
  editorLinks: ReadonlySet<string>
}

/** An address of another book: its path below the release's root, and an id on the page, or the empty text. */
export type OutgoingLink = { path: string; id: string }

export type LinkProblems = {
  /** Links that the program made: what they stand in must not go live. */
  problems: string[]
  /** Links of editors' that lead nowhere, as they wrote them: they can be shown as plain text. */
  deadLinks: string[]
  /** What was asked of other books: if an answer changes, this book is to be checked again. */
  outgoing: OutgoingLink[]
}

/**
 * Checks every link and fragment within the site, and that no page loads anything from another one. `<a href>` to an address on the
 * same host that can be none of this site's, by its form, leads to another application there, and is right.
 */
export function findLinkProblems({
  facts,
  targets,
}: {
  facts: ReadonlyMap<string, Pick<FileFacts, 'references'>>
  targets: LinkTargets
}): LinkProblems {
  const problems: string[] = []
  const deadLinks = new Set<string>()
  const outgoing = new Map<string, OutgoingLink>()
  const noting: LinkTargets = {
    ...targets,
    hasAddress: (path, id) => {
      outgoing.set(`${path}#${id}`, { path, id })
      return targets.hasAddress(path, id)
    },
  }
  for (const [path, { references }] of facts) {
    const placeOf = createPlaceFinder({ path, targets })
    for (const reference of references) {
      const problem = findLinkProblem({ reference, placeOf, targets: noting })
      if (problem === null) continue
      if (reference.from === editorsPlace && targets.editorLinks.has(reference.url))
        deadLinks.add(reference.url)
      else problems.push(`${path}: ${problem}`)
    }
  }
  return { problems, deadLinks: [...deadLinks], outgoing: [...outgoing.values()] }
}

const editorsPlace = '<a href>'
const allowedSchemes = new Set(['http:', 'https:', 'mailto:'])

/** What an address in a page is. `target`: its file below the release's root; null: it can be none. */
type Place =
  | { kind: 'no address' | 'other scheme' | 'other host' }
  | { kind: 'our host'; target: string | null; hash: string; isForeign: boolean }

/** Reads the addresses of one page. The page may lead to ten thousand ids of another one, whose address is read once. */
function createPlaceFinder({
  path,
  targets: { baseUrl, redirects },
}: {
  path: string
  targets: LinkTargets
}): (href: string) => Place {
  const base = `${baseUrl}/${path.split('/').map(encodeURIComponent).join('/')}`
  const site = new URL(baseUrl)
  const read = (href: string): Place => {
    if (!URL.canParse(href, base)) return { kind: 'no address' }
    const url = new URL(href, base)
    if (!allowedSchemes.has(url.protocol)) return { kind: 'other scheme' }
    if (url.origin !== site.origin) return { kind: 'other host' }
    const target = targetIn({ url, site, redirects })
    return { kind: 'our host', target, hash: url.hash, isForeign: isForeign(url, site) }
  }
  const places = new Map<string, Place>()
  return (href) => {
    // Of these signs alone, a fragment is what it was before the address was read.
    const [, address = href, hash = null] = /^([^#]*)(#[\w-]+)$/.exec(href) ?? []
    const place = places.get(address) ?? read(address)
    places.set(address, place)
    return place.kind === 'our host' && hash !== null ? { ...place, hash } : place
  }
}

function findLinkProblem({
  reference: { url: href, from, loads },
  placeOf,
  targets,
}: {
  reference: Reference
  placeOf: (href: string) => Place
  targets: LinkTargets
}): string | null {
  const place = placeOf(href)
  switch (place.kind) {
    case 'no address':
      return `${from} "${href}" is no address`
    case 'other scheme':
      return `${from} "${href}" is neither http, https nor mailto`
    case 'other host':
      return loads ? `${from} "${href}" would ask a third party` : null
  }
  const { target, hash } = place
  const answer = target === null ? 'nothing' : ask({ target, id: toId(hash), targets })
  if (answer === 'there') return null
  if (answer === 'no id') return `${from} "${href}" points at an id that ${target} does not have`
  return from === editorsPlace && place.isForeign ? null : `${from} "${href}" leads to nothing`
}

/** The file that an address on our host would be, below the release's root; null: it can be none. */
function targetIn({ url, site, redirects }: { url: URL; site: URL; redirects: RedirectMap }): string | null {
  const below = pathBelow(url, site)
  const path = below === null ? null : decode(below)
  if (path === null) return null
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
  // A link to a former address leads on to the present one, with its fragment.
  return followRedirect(file, redirects) ?? file
}

function ask({
  target,
  id,
  targets: { files, assets, hasAddress },
}: {
  target: string
  /** Null: it can't be decoded, so that no page has it. */
  id: string | null
  targets: LinkTargets
}): 'there' | 'no id' | 'nothing' {
  const ids = files.get(target)
  if (ids === null || assets.has(target)) return 'there'
  if (ids !== undefined) return id === '' || (id !== null && ids.has(id)) ? 'there' : 'no id'
  if (mountedFolder(target) === null) return 'nothing'
  if (id !== null && hasAddress(target, id)) return 'there'
  return id !== '' && hasAddress(target, '') ? 'no id' : 'nothing'
}

/** The path below the site's root, as it is written; null: another application's, because the site is below another path. */
function pathBelow(url: URL, site: URL): string | null {
  const root = site.pathname.replace(/\/$/, '')
  return url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length + 1) : null
}

// The top of a page is always there (HTML Standard, "select the indicated part"), and so is a text fragment's page.
function toId(hash: string): string | null {
  const id = decode(hash.slice(1).replace(/:~:.*$/, ''))
  return id === 'top' ? '' : id
}

const ourFolders = new Set<string>([...locales, 'media', 'assets'])

/**
 * Whether an address on our host is another application's by its form: outside of the path that the site is below; where it is below
 * none, in no folder of ours.
 */
function isForeign(url: URL, site: URL): boolean {
  const below = pathBelow(url, site)
  return below === null || (site.pathname === '/' && !ourFolders.has(below.split('/')[0] ?? ''))
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
