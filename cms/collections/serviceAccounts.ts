import type { CollectionConfig } from 'payload'
import { isAdministrator } from '../access/roles.ts'

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
  fields: [
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
