import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
} from 'payload'
import { inPanelLanguage } from '../../words.ts'

/** Refuses to take the role from the last administrator: only an administrator can give it. */
export const keepAnAdministratorOnChange: CollectionBeforeChangeHook = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  if (operation === 'update' && originalDoc?.role === 'admin' && data.role !== 'admin')
    await refuseForLastAdministrator(originalDoc.id, req)
  return data
}

/** Refuses to delete the last administrator. */
export const keepAnAdministratorOnDelete: CollectionBeforeDeleteHook = ({ id, req }) =>
  refuseForLastAdministrator(id, req)

async function refuseForLastAdministrator(id: string | number, req: PayloadRequest): Promise<void> {
  const others = await req.payload.count({
    collection: 'users',
    where: { role: { equals: 'admin' }, id: { not_equals: id } },
    overrideAccess: true,
    req,
  })
  if (others.totalDocs > 0) return
  const user = await req.payload.findByID({
    collection: 'users',
    id,
    overrideAccess: true,
    req,
    disableErrors: true,
  })
  if (user?.role !== 'admin') return
  throw new APIError(
    inPanelLanguage(req, {
      ja: '最後の管理者です。先に別の人を管理者にしてください。',
      en: 'This is the last administrator. Make somebody else an administrator first.',
    }),
    400,
    null,
    true,
  )
}
