import { APIError, type CheckboxField, type CollectionBeforeDeleteHook, type FieldHook } from 'payload'
import { inPanelLanguage } from '../../words.ts'

// Never goes back to false, also when an older version is restored: the tag has been public.
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
 * Refuses to delete an erratum permanently that readers may have seen: its tag could be drawn again, and an old link would
 * lead to another erratum. In the trash it is off the site and keeps its tag.
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
      en:
        `Erratum ${row.tag ?? ''} has been published and cannot be deleted for good: its tag is never used again. ` +
        'Move it to the trash, and it is off the site.',
    }),
    403,
    null,
    true,
  )
}
