import type { Endpoint } from 'payload'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { inPanelLanguage } from '../words.ts'
import { readDocumentStatus } from './documentStatus.ts'
import { changedCollections } from './siteChanges.ts'

/**
 * GET /api/site/document-status?collection=<slug>&document=<id>, for people with an account: gives DocumentStatus. Without
 * `document`, that of the global `collection`.
 */
export const documentStatusEndpoint: Endpoint = {
  path: '/site/document-status',
  method: 'get',
  handler: async (req) => {
    const refused = refuseUnless(req, ['staff'])
    if (refused) return refused
    const { collection, document } = req.query
    const slug = changedCollections.find(({ value }) => value === collection)?.value
    const id = typeof document === 'string' ? document : null
    const isGlobal = req.payload.globals.config.some((global) => global.slug === slug)
    const status =
      slug === undefined || isGlobal !== (id === null)
        ? null
        : await readDocumentStatus({ payload: req.payload, name: { slug, id }, now: new Date() })
    if (status === null) return errorResponse(404, inPanelLanguage(req, noSuchDocument))
    return Response.json(status, { headers: { 'Cache-Control': 'no-store' } })
  },
}

const noSuchDocument = {
  ja: 'この文書はありません。削除されたか、collection か document が違います。',
  en: 'There is no such document: it was deleted, or "collection" or "document" is wrong.',
}
