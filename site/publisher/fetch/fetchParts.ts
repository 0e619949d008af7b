import { publishingPaths, type ContentProblem } from '../../../content/publishing.ts'
import {
  BookPart,
  NewsPart,
  parsePart,
  RefusedPart,
  SiteIndex,
  SnapshotError,
} from '../../../content/snapshot.ts'
import { askCms, parseJsonAnswer, type CmsAccess } from './askCms.ts'
import { CmsError } from './cmsError.ts'

// The part of a book of 10,000 errata has 10 MB.
const defaultLimits = { timeoutMs: 60_000, maxBytes: 128 * 1024 * 1024 } as const

/**
 * What the CMS has of one part.
 * - `refused`: published documents break the contract; `published` lists all of the part, so that what is missing there goes.
 * - `gone`: there is no such published book (any more).
 * - `unusable`: the answer was cut, late, invalid or an error; the CMS itself may be well. `error` says which.
 */
export type FetchedPart<Part> =
  | { kind: 'part'; part: Part }
  | { kind: 'refused'; problems: ContentProblem[]; published: string[] }
  | { kind: 'gone' }
  | { kind: 'unusable'; error: CmsError | SnapshotError }

type Options = { cms: CmsAccess; signal?: AbortSignal; limits?: { timeoutMs: number; maxBytes: number } }

/** Fetches the index, complete and validated. `report`: the last one that the CMS took, which it is asked whether it knows. Throws CmsError or SnapshotError: without it nothing can be built. */
export async function fetchIndex({
  cms,
  report = null,
  signal,
  limits = defaultLimits,
}: Options & { report?: string | null }): Promise<SiteIndex> {
  const path = publishingPaths.index
  const search = report === null ? '' : `?report=${encodeURIComponent(report)}`
  const body = await askCms({ cms, path, search, signal, ...limits })
  return parsePart(SiteIndex, parseJsonAnswer(body, `${cms.cmsUrl}${path}`))
}

/** Fetches the part of a published book. Throws CmsError only where the CMS can't be asked at all. */
export function fetchBookPart({
  slug,
  ...options
}: Options & { slug: string }): Promise<FetchedPart<BookPart>> {
  return fetchPart({
    ...options,
    path: publishingPaths.book(slug),
    parse: (answer) => parsePart(BookPart, answer),
  })
}

/** Fetches the news about the whole site. Throws CmsError only where the CMS can't be asked at all. */
export function fetchNewsPart(options: Options): Promise<FetchedPart<NewsPart>> {
  return fetchPart({ ...options, path: publishingPaths.news, parse: (answer) => parsePart(NewsPart, answer) })
}

async function fetchPart<Part>({
  cms,
  path,
  parse,
  signal,
  limits = defaultLimits,
}: Options & { path: string; parse: (answer: unknown) => Part }): Promise<FetchedPart<Part>> {
  const address = `${cms.cmsUrl}${path}`
  try {
    const body = await askCms({ cms, path, signal, ...limits })
    return { kind: 'part', part: parse(parseJsonAnswer(body, address)) }
  } catch (error) {
    if (error instanceof SnapshotError) return { kind: 'unusable', error }
    if (!(error instanceof CmsError) || error.kind === 'unreachable' || error.kind === 'refused') throw error
    if (error.options.status === 404) return { kind: 'gone' }
    return readRefusal(error, address) ?? { kind: 'unusable', error }
  }
}

function readRefusal(error: CmsError, address: string): FetchedPart<never> | null {
  const { refusal } = error.options
  if (refusal === undefined) return null
  const parsed = RefusedPart.safeParse(parseJsonAnswer(refusal, address))
  if (!parsed.success) return null
  const { problems, published } = parsed.data
  return { kind: 'refused', problems, published }
}
