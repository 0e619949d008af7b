import type { CollectionConfig } from 'payload'
import { isAdministrator } from '../../access/roles.ts'
import { makeKey, showNewKey, takeKeyWish } from './apiKey.ts'

const nobody = () => false

/** Other programs, which read published content with an API key. They cannot write, and see no drafts. */
export const serviceAccounts: CollectionConfig = {
  slug: 'service-accounts',
  labels: {
    singular: { ja: 'サービスアカウント', en: 'Service account' },
    plural: { ja: 'サービスアカウント', en: 'Service accounts' },
  },
  admin: {
    group: { ja: '管理', en: 'Administration' },
    useAsTitle: 'name',
    defaultColumns: ['name', 'note', 'updatedAt'],
    description: {
      ja: '公開済みの内容をAPIキーで読むプログラムです。書き込みはできず、下書きも見えません。',
      en: 'Programs that read published content with an API key. They cannot write, and see no draft.',
    },
  },
  auth: { useAPIKey: true, disableLocalStrategy: true },
  access: {
    admin: () => false,
    create: isAdministrator,
    read: isAdministrator,
    update: isAdministrator,
    delete: isAdministrator,
    unlock: isAdministrator,
  },
  hooks: { beforeOperation: [takeKeyWish], beforeChange: [makeKey], afterOperation: [showNewKey] },
  fields: [
    {
      name: 'key',
      type: 'ui',
      label: { ja: 'APIキー', en: 'API key' },
      admin: {
        disableBulkEdit: true,
        disableListColumn: true,
        components: { Field: '/components/account/ApiKey#ApiKey' },
      },
    },
    // Closes Payload's own form for it, whose key is made in the browser.
    {
      name: 'apiKey',
      type: 'text',
      access: { create: nobody, read: nobody, update: nobody },
      admin: { disableListColumn: true, disableListFilter: true, disableBulkEdit: true },
    },
    {
      name: 'name',
      type: 'text',
      required: true,
      unique: true,
      maxLength: 100,
      label: { ja: '名前', en: 'Name' },
    },
    {
      name: 'note',
      type: 'textarea',
      maxLength: 1000,
      label: { ja: 'メモ', en: 'Note' },
      admin: {
        description: {
          ja: '誰が何に使うか。',
          en: 'Who uses it, and for what.',
        },
      },
    },
  ],
}
