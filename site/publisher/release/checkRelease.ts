import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { locales } from '../../../content/locale.ts'
import { sha256 } from '../../../system/sha256.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { followRedirect, toRedirectMap } from '../../redirects.ts'
import type { BuiltRelease } from './buildRelease.ts'
import { readPageFacts, readStyleReferences, type PageFacts, type Reference } from './pageFacts.ts'
import { findLinkProblem } from './releaseLinks.ts'
import type { ReleaseManifest } from './releaseManifest.ts'
import { findXmlProblem } from './wellFormedXml.ts'

/** A release must not go live. Each of the `problems` names a file and what is wrong with it. */
export class ReleaseCheckError extends Error {
  override name = 'ReleaseCheckError'
  constructor(readonly problems: readonly string[]) {
    super(
      `The new site did not pass its checks (${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}):\n` +
        problems
          .slice(0, 20)
          .map((problem) => `- ${problem}`)
          .join('\n'),
    )
  }
}

/** What the checks need to know of one file. Cached by its sum, so that an unchanged page is read once per process. */
export type FileFacts = {
  page: PageFacts | null
  references: readonly Reference[]
  problems: readonly string[]
}

/**
 * Checks the files on the disk: that the needed pages are there, each page's title and language, every link and fragment
 * within the site, that no page loads anything from another site, and that feeds and JSON can be parsed.
 * Throws ReleaseCheckError with all problems.
 */
export async function checkRelease({
  built,
  baseUrl,
  bookSlugs,
  factsBySum = new Map(),
}: {
  built: BuiltRelease
  baseUrl: string
  /** The books of the snapshot: each must have its page in each language. */
  bookSlugs: readonly string[]
  /** Cache of the facts of earlier releases' files. Afterwards it holds exactly those of this release. */
  factsBySum?: Map<string, FileFacts>
}): Promise<void> {
  const { manifest } = built
  const problems = findMissingPages(manifest, bookSlugs)
  const facts = await readFacts({ built, factsBySum })
  const files = new Set(manifest.files.map((file) => file.path))
  const redirects = toRedirectMap(manifest.redirects)
  const targets = { baseUrl, files, redirects, idsOf: (path: string) => facts.get(path)?.page?.ids ?? null }
  for (const [path, { references, problems: fileProblems }] of facts) {
    problems.push(...fileProblems.map((problem) => `${path}: ${problem}`))
    for (const reference of references) {
      const problem = findLinkProblem({ path, reference, targets })
      if (problem !== null) problems.push(`${path}: ${problem}`)
    }
  }
  if (problems.length > 0) throw new ReleaseCheckError(problems)
}

// A site without these pages is a fault of the program: no edit in the CMS can ask for it.
function findMissingPages(manifest: ReleaseManifest, bookSlugs: readonly string[]): string[] {
  const paths = new Set(manifest.files.filter((file) => file.age === 0).map((file) => file.path))
  const redirects = toRedirectMap(manifest.redirects)
  const isPage = (path: string) => path.endsWith('.html') && followRedirect(path, redirects) === null
  const pages = [...paths].filter(isPage).length
  const needed = [
    'index.html',
    '404.html',
    ...locales.flatMap((locale) => [
      `${locale}/index.html`,
      ...bookSlugs.map((slug) => `${locale}/books/${slug}/index.html`),
    ]),
  ]
  return [
    ...(pages === 0 ? ['The site has no page at all'] : []),
    ...(pages === manifest.pages ? [] : [`The site has ${pages} pages, and ${manifest.pages} were rendered`]),
    ...needed.filter((path) => !paths.has(path)).map((path) => `${path}: this page is missing`),
  ]
}

async function readFacts({
  built,
  factsBySum,
}: {
  built: BuiltRelease
  factsBySum: Map<string, FileFacts>
}): Promise<Map<string, FileFacts>> {
  const facts = new Map<string, FileFacts>()
  const factsOfRelease = new Map<string, FileFacts>()
  for (const { path, sha256: sum } of built.manifest.files.filter((file) => file.age === 0)) {
    if (readers[extname(path)] === undefined) continue
    const key = `${extname(path)} ${sum}`
    const fileFacts = factsBySum.get(key) ?? (await readFileFacts({ file: join(built.dir, path), path, sum }))
    factsOfRelease.set(key, fileFacts)
    facts.set(path, fileFacts)
  }
  factsBySum.clear()
  for (const [key, fileFacts] of factsOfRelease) factsBySum.set(key, fileFacts)
  return facts
}

async function readFileFacts({
  file,
  path,
  sum,
}: {
  file: string
  path: string
  sum: string
}): Promise<FileFacts> {
  const bytes = await readFile(file)
  if (sha256(bytes) !== sum) return { ...nothing, problems: ['the disk holds other bytes than were written'] }
  return (readers[extname(path)] ?? (() => nothing))(bytes.toString('utf8'))
}

const nothing: FileFacts = { page: null, references: [], problems: [] }

const readers: Record<string, ((text: string) => FileFacts) | undefined> = {
  '.html': (html) => {
    const page = readPageFacts(html)
    const problems = [
      ...(page.lang === null ? ['<html> has no lang'] : []),
      ...(page.title === '' ? ['it has no title'] : []),
      ...page.jsonLd.flatMap((json) => findJsonProblem(json, 'its JSON-LD is')),
    ]
    return { page, references: page.references, problems }
  },
  '.css': (css) => ({ ...nothing, references: readStyleReferences(css) }),
  '.json': (json) => ({ ...nothing, problems: findJsonProblem(json, 'it is') }),
  '.xml': (xml) => {
    const problem = findXmlProblem(xml)
    return { ...nothing, problems: problem === null ? [] : [`it is not well-formed XML: ${problem}`] }
  },
}

function findJsonProblem(text: string, what: string): string[] {
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    return [`${what} no JSON (${toMessage(error)})`]
  }
}
