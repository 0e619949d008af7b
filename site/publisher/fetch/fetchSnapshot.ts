import { publishingPaths, RefusedSnapshot, type ContentProblem } from '../../../content/publishing.ts'
import { parseSnapshot, type Snapshot } from '../../../content/snapshot.ts'
import { askCms, parseJsonAnswer, type CmsAccess } from './askCms.ts'
import { CmsError } from './cmsError.ts'

// A snapshot of 10,000 errata has 8 MB.
const defaultLimits = { timeoutMs: 60_000, maxBytes: 128 * 1024 * 1024 } as const

/**
 * Fetches everything that is published at this moment, complete and validated.
 * Throws CmsError (not reached, cut, refused), RefusedContentError (the CMS names documents that must be fixed) or
 * SnapshotError (not valid).
 */
export async function fetchSnapshot(options: {
  cms: CmsAccess
  signal?: AbortSignal
  limits?: { timeoutMs: number; maxBytes: number }
}): Promise<Snapshot> {
  const { cms, signal, limits = defaultLimits } = options
  const path = publishingPaths.snapshot
  const address = `${cms.cmsUrl}${path}`
  const body = await askCms({ cms, path, signal, ...limits }).catch((error: unknown) => {
    throw readRefusal(error, address) ?? error
  })
  return parseSnapshot(parseJsonAnswer(body, address))
}

/** Published documents violate the contract; the CMS names each in sentences for editors. */
export class RefusedContentError extends Error {
  override name = 'RefusedContentError'
  constructor(
    readonly problems: ContentProblem[],
    options?: ErrorOptions,
  ) {
    const lines = problems.map((problem) => `- ${problem.message.en}`)
    super(`The CMS has published content that must be mended first:\n${lines.join('\n')}`, options)
  }
}

function readRefusal(error: unknown, address: string): RefusedContentError | null {
  if (!(error instanceof CmsError) || error.options.refusal === undefined) return null
  const parsed = RefusedSnapshot.safeParse(parseJsonAnswer(error.options.refusal, address))
  return parsed.success ? new RefusedContentError(parsed.data.problems, { cause: error }) : null
}
