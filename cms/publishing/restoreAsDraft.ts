import {
  restoreVersionOperation,
  type CollectionSlug,
  type Endpoint,
  type GlobalSlug,
  type PayloadRequest,
} from 'payload'
import { type Row, asRow } from '../rows.ts'

/**
 * POST /api/<collection>/versions/<id>: makes a draft of an older version, whatever `draft` says. It stands before Payload's own
 * endpoint of this address, which publishes unless the request says `draft=true`.
 */
export function restoreEndpoint(collection: string): Endpoint {
  return {
    path: '/versions/:id',
    method: 'post',
    handler: async (req) => {
      // The operation, because the local API's `restoreVersion` passes no `draft` on to it.
      const restored = await restoreVersionOperation({
        id: String(req.routeParams?.id),
        collection: req.payload.collections[collection as CollectionSlug],
        draft: true,
        depth: 0,
        req,
      })
      return answer(req, restored)
    },
  }
}

/**
 * The same for a global: POST /api/globals/<slug>/versions/<id>. Payload's own writes the version over the published global, also
 * where it is told to make a draft (which takes the global off the site), and runs no hook before it: so it is saved as any draft.
 */
export function restoreGlobalEndpoint(slug: string): Endpoint {
  return {
    path: '/versions/:id',
    method: 'post',
    handler: async (req) => {
      const { version } = await req.payload.findGlobalVersionByID({
        slug: slug as GlobalSlug,
        id: String(req.routeParams?.id),
        overrideAccess: false,
        depth: 0,
        req,
      })
      const saved = await req.payload.updateGlobal({
        slug: slug as GlobalSlug,
        data: { ...contentOf(asRow(version)), _status: 'draft' },
        draft: true,
        overrideAccess: false,
        depth: 0,
        req,
      })
      return answer(req, { doc: saved })
    },
  }
}

function contentOf({
  id: _id,
  createdAt: _created,
  updatedAt: _updated,
  globalType: _type,
  ...content
}: Row) {
  return content
}

function answer(req: PayloadRequest, body: object): Response {
  return Response.json(
    { ...body, message: req.t('version:restoredSuccessfully') },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
