import type { Endpoint, PayloadRequest } from 'payload'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { PartContentError } from '../snapshot/checkPart.ts'
import { collectBook } from '../snapshot/collectBook.ts'
import { collectIndex } from '../snapshot/collectIndex.ts'
import { collectNews } from '../snapshot/collectNews.ts'
import { inPanelLanguage } from '../words.ts'

/**
 * What is published, for the publisher and service accounts, each answer as of one moment:
 * - GET /api/site/index: a SiteIndex; `?report=<id>` as in publishingPaths.index.
 * - GET /api/site/books/<slug>: the BookPart; 404 where no published book has this slug.
 * - GET /api/site/news: the NewsPart.
 * Where published documents of a part break the contract: 422 and a RefusedPart, which names what to correct.
 */
export const partEndpoints: Endpoint[] = [
  createEndpoint('/site/index', ({ payload, query }) => collectIndex(payload, readReport(query.report))),
  createEndpoint('/site/books/:slug', async (req) => {
    const slug = String(req.routeParams?.slug ?? '')
    return (
      (await collectBook(req.payload, slug)) ??
      errorResponse(404, inPanelLanguage(req, noPublishedBook(slug)))
    )
  }),
  createEndpoint('/site/news', ({ payload }) => collectNews(payload)),
]

function createEndpoint(path: string, collect: (req: PayloadRequest) => Promise<object>): Endpoint {
  return {
    path,
    method: 'get',
    handler: async (req) => {
      const refused = refuseUnless(req, ['publisher', 'service-account'])
      if (refused) return refused
      try {
        const answer = await collect(req)
        if (answer instanceof Response) return answer
        return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
      } catch (error) {
        if (!(error instanceof PartContentError)) throw error
        req.payload.logger.error(error.message)
        return errorResponse(422, error.message, error.refusal)
      }
    },
  }
}

function readReport(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function noPublishedBook(slug: string) {
  return {
    ja: `「${slug}」という公開中の本はありません。/api/site/index にある本の slug で呼んでください。`,
    en: `No published book has the address "${slug}". Use a slug that /api/site/index names.`,
  }
}
