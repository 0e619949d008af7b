import {
  APIError,
  type CheckboxField,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type FieldHook,
  type PayloadRequest,
} from 'payload'
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
 * Refuses to delete an erratum for good that readers may have seen: its tag could be drawn again, and an old link would lead to
 * another erratum. Also with its whole book.
 */
export const keepReadersErrata: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await readRow(id, req)
  if (row && wasPublic(row)) refuse(req, row.tag, req.context.deletedWithBook !== undefined)
}

/**
 * Refuses to move one to the trash that readers may have seen: they would look for it and find nothing. It is withdrawn instead.
 * With its whole book it goes (`trashWholeBook` does not come by here).
 */
export const withdrawInsteadOfTrash: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !data.deletedAt || originalDoc?.deletedAt) return data
  const row = await readRow(originalDoc?.id, req)
  if (row && wasPublic(row)) refuse(req, row.tag)
  return data
}

type StoredErratum = { id: string; _status?: string; tag?: string; everPublished?: boolean }

function readRow(id: unknown, req: PayloadRequest): Promise<StoredErratum | null> {
  return req.payload.db.findOne<StoredErratum>({ collection: 'errata', req, where: { id: { equals: id } } })
}

function wasPublic({ _status, everPublished }: StoredErratum): boolean {
  return _status === 'published' || everPublished === true
}

function refuse(req: PayloadRequest, tag = '', withBook = false): never {
  throw new APIError(
    inPanelLanguage(
      req,
      withBook
        ? {
            ja: `正誤 ${tag} は読者に公開されたことがあるため、本ごとでも完全には削除できません(タグは二度と使われません)。本はごみ箱に入れたままにしてください。`,
            en:
              `Readers have seen erratum ${tag}, so it cannot be deleted for good, not even with its book: ` +
              'its tag is never used again. Leave the book in the trash.',
          }
        : {
            ja: `正誤 ${tag} は読者に公開されたことがあるため、削除できません。「確認」を「取り下げ」に変えて公開してください(タグと場所は残り、取り下げたことが読者に伝わります)。`,
            en:
              `Readers have seen erratum ${tag}, so it cannot be deleted. Set its confirmation to "Withdrawn" and publish it: ` +
              'its tag and place stay, and readers are told.',
          },
    ),
    403,
    null,
    true,
  )
}
