import { APIError, type CheckboxField, type CollectionBeforeDeleteHook, type FieldHook } from 'payload'
import { inPanelLanguage } from '../../words.ts'

// Once true it stays so, whatever version is restored: old versions are thrown away one day, and what readers saw is not undone.
const rememberPublishing: FieldHook = ({ data, operation, originalDoc }) =>
  data?._status === 'published' || (operation === 'update' && originalDoc?.everPublished === true)

/** Whether readers may have seen this erratum, now or in the past. */
export function everPublishedField(): CheckboxField {
  return {
    name: 'everPublished',
    type: 'checkbox',
    label: { ja: '公開されたことがある', en: 'Has been published' },
    defaultValue: false,
    admin: {
      hidden: true,
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
      description: { ja: '公開したときに自動で付きます。', en: 'Set when it is published.' },
    },
    hooks: { beforeChange: [rememberPublishing], beforeDuplicate: [() => false] },
  }
}

/**
 * Refuses to delete an erratum for good that readers may have seen: its tag would be free, and a link to it would
 * one day show another erratum. In the trash it is off the site, and its tag is kept.
 */
export const keepReadersErrata: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await req.payload.db.findOne<{
    id: string
    _status?: string
    tag?: string
    everPublished?: boolean
  }>({
    collection: 'errata',
    req,
    where: { id: { equals: id } },
  })
  if (!row || (row._status !== 'published' && row.everPublished !== true)) return
  throw new APIError(
    inPanelLanguage(req, {
      ja: `正誤 ${row.tag ?? ''} は公開されたことがあり、完全には削除できません(タグは再び使われません)。ごみ箱に入れれば、サイトから消えます。`,
      en: `Erratum ${row.tag ?? ''} has been published and cannot be deleted for good: its tag is never used again. Move it to the trash, and it is off the site.`,
    }),
    403,
    null,
    true,
  )
}
