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
import {
  readGlobalRow,
  readMainRow,
  rememberedRows,
  visibleChange,
  writeSiteChange,
} from './siteChangeRows.ts'

/**
 * Hooks that leave one row in site-changes for each change of a document that readers will see: publish, change of what is published,
 * unpublish, trash, restore, delete. A draft leaves none, also one on top of a published document.
 *
 * Whether readers will see it is told by the main row, read before and after: a draft never writes that row, while the hooks' own
 * `doc` and `previousDoc` are the newest versions, which look the same for a draft over a published document and for an unpublish.
 * The row is written with the same `req`, so it is committed or rolled back with the change itself.
 */
export function recordSiteChangeHooks(slug: string) {
  const key = (id: unknown) => `${slug}/${String(id)}`

  const beforeChange: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update')
      rememberedRows(req).set(key(originalDoc?.id), await readMainRow({ slug, id: originalDoc?.id, req }))
    return data
  }
  const afterChange: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
    const before = operation === 'create' ? null : takeRemembered(req, key(doc.id))
    const after = await readMainRow({ slug, id: doc.id, req })
    const drafts = hasDrafts(slug, req)
    // Nothing can refer to an upload before it is there: a new one is seen when a document that shows it is published.
    const change =
      before === null && !drafts ? null : visibleChange({ before, after, drafts, saved: doc._status })
    if (change) await writeSiteChange({ slug, document: String(doc.id), ...change, req })
    return doc
  }
  const beforeDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
    rememberedRows(req).set(key(id), await readMainRow({ slug, id, req }))
  }
  const afterDelete: CollectionAfterDeleteHook = async ({ id, doc, req }) => {
    const drafts = hasDrafts(slug, req)
    const change = visibleChange({ before: takeRemembered(req, key(id)), after: null, drafts, saved: null })
    if (change) await writeSiteChange({ slug, document: String(id), ...change, req })
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
    rememberedRows(req).set(key, await readGlobalRow({ slug, req }))
    return data
  }
  const afterChange: GlobalAfterChangeHook = async ({ doc, global, req }) => {
    const change = visibleChange({
      before: takeRemembered(req, key),
      after: await readGlobalRow({ slug, req }),
      drafts: Boolean(global.versions?.drafts),
      saved: doc._status,
    })
    if (change) await writeSiteChange({ slug, document: null, ...change, req })
    return doc
  }
  return { beforeChange: [beforeChange], afterChange: [afterChange] } satisfies GlobalConfig['hooks']
}

function hasDrafts(slug: string, req: PayloadRequest): boolean {
  return Boolean(req.payload.collections[slug as CollectionSlug]?.config.versions?.drafts)
}

function takeRemembered(req: PayloadRequest, key: string) {
  const rows = rememberedRows(req)
  const row = rows.get(key) ?? null
  rows.delete(key)
  return row
}
