import type { CollectionConfig } from 'payload'
import { type Bilingual, locales } from '../../../content/locale.ts'
import { isAdministrator, isStaff, roles, type Role } from '../../access/roles.ts'
import { languageNames } from '../../fields/bilingual.ts'
import { askForOwnPassword, checkNewPassword, checkResetPassword } from '../../log-in/guardAccount.ts'
import { logInEndpoint } from '../../log-in/logInEndpoint.ts'
import { closedEndpoints } from './closedEndpoints.ts'
import { currentPasswordField } from './currentPasswordField.ts'
import { keepAnAdministratorOnChange, keepAnAdministratorOnDelete } from './keepAnAdministrator.ts'

const roleLabels: Record<Role, Bilingual> = {
  admin: { ja: '管理者', en: 'Administrator' },
  editor: { ja: '編集者', en: 'Editor' },
  translator: { ja: '翻訳者', en: 'Translator' },
}

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
    maxLoginAttempts: 0, // Whoever fails waits, and the account is not locked: cms/log-in/.
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
    beforeOperation: [checkResetPassword],
    beforeValidate: [askForOwnPassword, checkNewPassword],
    beforeChange: [keepAnAdministratorOnChange],
    beforeDelete: [keepAnAdministratorOnDelete],
  },
  endpoints: [logInEndpoint, ...closedEndpoints],
  fields: [
    currentPasswordField,
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
          ja: '管理者はすべて、編集者は内容の編集と公開、翻訳者は訳文の下書きができます。',
          en: 'Administrators do everything, editors write and publish, translators write drafts of their language.',
        },
      },
      options: roles.map((role) => ({ value: role, label: roleLabels[role] })),
      // Everybody may edit their own account, but not their role in it.
      access: {
        create: ({ req }) => isAdministrator({ req }),
        update: ({ req }) => isAdministrator({ req }),
      },
    },
    {
      name: 'translates',
      type: 'select',
      label: { ja: '訳す先の言語', en: 'Translates into' },
      defaultValue: 'en',
      options: locales.map((value) => ({ value, label: languageNames[value] })),
      admin: {
        condition: ({ role }) => role === 'translator',
        isClearable: false,
        description: {
          ja: '翻訳者は、この言語の欄だけに書けます。',
          en: 'A translator writes the texts of this language alone.',
        },
      },
      access: {
        create: ({ req }) => isAdministrator({ req }),
        update: ({ req }) => isAdministrator({ req }),
      },
    },
  ],
}
