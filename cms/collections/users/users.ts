import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionConfig,
  type PayloadRequest,
} from 'payload'
import { isAdministrator, isStaff, roles, type Role } from '../../access/roles.ts'

const minutes = 60 * 1000

const roleLabels = {
  admin: { ja: '管理者', en: 'Administrator' },
  editor: { ja: '編集者', en: 'Editor' },
  translator: { ja: '翻訳者', en: 'Translator' },
} as const satisfies Record<Role, { ja: string; en: string }>

// Without an administrator nobody could make one again.
const keepAnAdministratorOnChange: CollectionBeforeChangeHook = async ({
  data,
  originalDoc,
  operation,
  req,
}) => {
  if (operation === 'update' && originalDoc?.role === 'admin' && data.role !== 'admin')
    await refuseForLastAdministrator({ id: originalDoc.id, req })
  return data
}

const keepAnAdministratorOnDelete: CollectionBeforeDeleteHook = ({ id, req }) =>
  refuseForLastAdministrator({ id, req })

/** The people who log in. Administrators alone make them and give them their role. */
export const users: CollectionConfig = {
  slug: 'users',
  labels: {
    singular: { ja: 'ユーザー', en: 'User' },
    plural: { ja: 'ユーザー', en: 'Users' },
  },
  admin: {
    group: { ja: '管理', en: 'Administration' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'role', 'updatedAt'],
    description: {
      ja: 'ログインできる人です。追加と役割の変更は管理者だけができます。',
      en: 'The people who can log in. Only administrators add them and change their role.',
    },
  },
  auth: {
    maxLoginAttempts: 6,
    lockTime: 10 * minutes,
    tokenExpiration: 8 * 60 * 60,
    useSessions: true,
    cookies: { sameSite: 'Lax' },
  },
  access: {
    admin: isStaff,
    create: isAdministrator,
    read: isStaff,
    update: ({ req }) => isAdministrator({ req }) || (isStaff({ req }) && { id: { equals: req.user?.id } }),
    delete: isAdministrator,
    unlock: isAdministrator,
  },
  hooks: {
    beforeChange: [keepAnAdministratorOnChange],
    beforeDelete: [keepAnAdministratorOnDelete],
  },
  endpoints: [
    // Payload makes whoever comes first an administrator; here the first one comes from the environment.
    { path: '/first-register', method: 'post', handler: refuseFirstRegister },
    { path: '/forgot-password', method: 'post', handler: refuseForgotPassword },
  ],
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      maxLength: 100,
      label: { ja: '名前', en: 'Name' },
    },
    {
      name: 'role',
      type: 'select',
      required: true,
      defaultValue: 'translator',
      saveToJWT: true,
      label: { ja: '役割', en: 'Role' },
      admin: {
        description: {
          ja: '管理者はすべて、編集者は内容の編集と公開、翻訳者は下書きの作成ができます。',
          en: 'Administrators do everything, editors write and publish, translators write drafts.',
        },
      },
      options: roles.map((role) => ({ value: role, label: roleLabels[role] })),
      // Whoever may change his own record may not change this in it.
      access: {
        create: ({ req }) => isAdministrator({ req }),
        update: ({ req }) => isAdministrator({ req }),
      },
    },
  ],
}

async function refuseForLastAdministrator({
  id,
  req,
}: {
  id: string | number
  req: PayloadRequest
}): Promise<void> {
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
    req.i18n.language === 'ja'
      ? '最後の管理者です。先に別の人を管理者にしてください。'
      : 'This is the last administrator. Make somebody else an administrator first.',
    400,
    null,
    true,
  )
}

function refuseFirstRegister(req: PayloadRequest): Response {
  return refuse(req, {
    ja: '最初の管理者は、環境変数 ADMIN_EMAIL と ADMIN_PASSWORD から作られます。設定して起動し直してください。',
    en: 'The first administrator is made from ADMIN_EMAIL and ADMIN_PASSWORD in the environment. Set them and start again.',
  })
}

// Okuzuke sends no mail (yet), so a promise of one would be empty.
function refuseForgotPassword(req: PayloadRequest): Response {
  return refuse(req, {
    ja: 'メールは送信されません。新しいパスワードは管理者に設定してもらってください。',
    en: 'No mail is sent from here. Ask an administrator to set a new password for you.',
  })
}

function refuse(req: PayloadRequest, message: { ja: string; en: string }): Response {
  return Response.json(
    { errors: [{ message: message[req.i18n.language === 'ja' ? 'ja' : 'en'] }] },
    { status: 403 },
  )
}
