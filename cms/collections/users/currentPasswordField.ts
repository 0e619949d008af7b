import type { TextField } from 'payload'

/** What somebody writes to change their own password or e-mail address (cms/log-in/guardAccount.ts). It is never kept. */
export const currentPasswordField: TextField = {
  name: 'currentPassword',
  type: 'text',
  virtual: true,
  label: { ja: 'いまのパスワード', en: 'Current password' },
  admin: {
    description: {
      ja: '自分のパスワードかメールアドレスを変えるときだけ入れます。',
      en: 'Only to change your own password or e-mail address.',
    },
    disableBulkEdit: true,
    disableListColumn: true,
    disableListFilter: true,
    components: { Field: '/components/account/CurrentPassword#CurrentPassword' },
  },
}
