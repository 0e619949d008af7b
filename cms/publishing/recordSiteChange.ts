import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionConfig,
  GlobalAfterChangeHook,
  GlobalBeforeChangeHook,
  CollectionSlug,
  GlobalConfig,
  PayloadRequest,
} from 'payload'
import { recordAct } from '../audit/recordAct.ts'
import { readGlobalRow, readMainRow, rememberRow, takeRememberedRow } from './mainRows.ts'
import { recordContentAct } from './recordContentAct.ts'
import { findVisibleChange } from './visibleChange.ts'
import { writeSiteChange } from './writeSiteChange.ts'

/**
 * Hooks that write one row into site-changes for each change of a document that readers will see: publish, change of what is
 * published, unpublish, trash, restore, delete. A draft writes none, also one on top of a published document.
 *
 * The main row, read before and after, says whether readers will see the change: a draft never writes that row. The hooks' own
 * `doc` and `previousDoc` do not say it: they are the newest versions, which are the same for a draft on top of a published
 * document and for an unpublish. The row is written with the same `req`: it is committed or rolled back with the change.
 */
export function recordSiteChangeHooks(slug: string) {
  const keyOf = (id: unknown) => `${slug}/${String(id)}`

  const beforeChange: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
    const id: unknown = originalDoc?.id
    if (operation === 'update') rememberRow(req, keyOf(id), await readMainRow({ slug, id, req }))
    return data
  }
  const afterChange: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
    const before = operation === 'create' ? null : takeRememberedRow(req, keyOf(doc.id))
    const after = await readMainRow({ slug, id: doc.id, req })
    const drafts = hasDrafts(slug, req)
    // No document can refer to a new upload yet: it is seen when a document that shows it is published.
    const isNewUpload = before === null && !drafts
    const change = isNewUpload ? null : findVisibleChange({ before, after, drafts, saved: doc._status })
    await recordContentAct({ slug, id: doc.id, change, before, after, req })
    if (change) await writeSiteChange({ slug, document: String(doc.id), change, before, after, req })
    return doc
  }
  const beforeDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
    rememberRow(req, keyOf(id), await readMainRow({ slug, id, req }))
  }
  const afterDelete: CollectionAfterDeleteHook = async ({ id, doc, req }) => {
    const before = takeRememberedRow(req, keyOf(id))
    const change = findVisibleChange({ before, after: null, drafts: hasDrafts(slug, req), saved: null })
    await recordContentAct({ slug, id, change, before, after: null, req })
    if (change) await writeSiteChange({ slug, document: String(id), change, before, after: null, req })
    return doc
  }
  return {
    beforeChange: [beforeChange],
    afterChange: [afterChange],
    beforeDelete: [beforeDelete],
    afterDelete: [afterDelete],
  } satisfies CollectionConfig['hooks']
}

/** The same for a global: one row for each save of what is published. */
export function recordSiteChangeGlobalHooks(slug: string) {
  const key = `globals/${slug}`

  const beforeChange: GlobalBeforeChangeHook = async ({ data, req }) => {
    rememberRow(req, key, await readGlobalRow({ slug, req }))
    return data
  }
  const afterChange: GlobalAfterChangeHook = async ({ doc, global, req }) => {
    const before = takeRememberedRow(req, key)
    const after = await readGlobalRow({ slug, req })
    const drafts = Boolean(global.versions?.drafts)
    const change = findVisibleChange({ before, after, drafts, saved: doc._status })
    if (change) {
      await recordAct({ req, act: 'settings', subject: { collection: slug, id: null, titles: null } })
      await writeSiteChange({ slug, document: null, change, before, after, req })
    }
    return doc
  }
  return { beforeChange: [beforeChange], afterChange: [afterChange] } satisfies GlobalConfig['hooks']
}

function hasDrafts(slug: string, req: PayloadRequest): boolean {
  return Boolean(req.payload.collections[slug as CollectionSlug]?.config.versions?.drafts)
}
