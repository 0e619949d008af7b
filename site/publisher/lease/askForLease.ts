import { LeaseAnswer, LeaseNeed, publishingPaths, type LeaseRequest } from '../../../content/publishing.ts'
import { askCms, parseJsonAnswer, type CmsAccess } from '../fetch/askCms.ts'
import { CmsError } from '../fetch/cmsError.ts'

type Question = { cms: CmsAccess; timeoutMs: number; signal?: AbortSignal }

const path = publishingPaths.lease
const maxBytes = 64 * 1024

/** Sends a request for the lease in the CMS's database. Throws CmsError. */
export async function askForLease({
  request,
  ...question
}: Question & { request: LeaseRequest }): Promise<LeaseAnswer> {
  const answer = LeaseAnswer.safeParse(await ask({ ...question, request }))
  if (!answer.success) throw createUnknownAnswerError(question.cms)
  return answer.data
}

/** Whether the CMS asks publishers to hold that lease. Throws CmsError. */
export async function askWhetherLeaseIsNeeded(question: Question): Promise<boolean> {
  const answer = LeaseNeed.safeParse(await ask(question))
  if (!answer.success) throw createUnknownAnswerError(question.cms)
  return answer.data.needed
}

async function ask({ cms, request, ...limits }: Question & { request?: LeaseRequest }): Promise<unknown> {
  const method = request === undefined ? 'GET' : 'POST'
  const body = await askCms({ cms, path, method, body: request, maxBytes, ...limits })
  return parseJsonAnswer(body, `${cms.cmsUrl}${path}`)
}

function createUnknownAnswerError({ cmsUrl }: CmsAccess): CmsError {
  return new CmsError(
    'cut',
    `The answer of ${cmsUrl}${path} does not say who has the lease of the site. ` +
      'Run the CMS and the publisher from the same release.',
  )
}
