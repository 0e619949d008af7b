import type { CollectionConfig, FieldHook } from 'payload'
import { isAdministrator } from '../access/roles.ts'
import type { Bilingual } from '../../content/locale.ts'
import { asRow } from '../rows.ts'
import { panelLanguage } from '../words.ts'
import { actLabels, actorLabels, auditSlug, type Details } from './acts.ts'
import { describeDetails } from './describeDetails.ts'
import { exportEndpoint } from './exportEndpoint.ts'

/** What can be acted upon. Content and accounts; the words are those of the collections. */
const subjectLabels: Record<string, Bilingual> = {
  books: { ja: '本', en: 'Book' },
  news: { ja: 'お知らせ', en: 'News item' },
  materials: { ja: '参考資料', en: 'Material' },
  excerpts: { ja: '抜粋', en: 'Excerpt' },
  errata: { ja: '正誤', en: 'Erratum' },
  media: { ja: 'ファイル', en: 'Upload' },
  'site-settings': { ja: 'サイト設定', en: 'Site settings' },
  users: { ja: 'ユーザー', en: 'User' },
  'service-accounts': { ja: 'サービスアカウント', en: 'Service account' },
  site: { ja: 'サイト', en: 'Site' },
  installation: { ja: 'データベース', en: 'Database' },
}

const options = (labels: Record<string, Bilingual>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const titleInPanelLanguage: FieldHook = ({ siblingData, req }) =>
  asRow(siblingData.titles)[panelLanguage(req)] ?? null

const detailInPanelLanguage: FieldHook = ({ siblingData, req }) => {
  const { details, count } = siblingData as { details?: Details | null; count?: number | null }
  return describeDetails({ details: details ?? {}, count: count ?? 1 })[panelLanguage(req)] || null
}

const readOnly = { readOnly: true } as const
const dashed = { Cell: '/components/publishing/PublishingCells#ValueCell' }
const stored = { hidden: true, disableListColumn: true, disableListFilter: true } as const

/**
 * The record of who did what, when, and from where. `recordAct` alone writes here: nobody changes or deletes a line, in the panel or
 * over the API. Read by administrators.
 */
export const auditRecords: CollectionConfig = {
  slug: auditSlug,
  labels: {
    singular: { ja: '操作の記録', en: 'Record of who did what' },
    plural: { ja: '操作の記録', en: 'Record of who did what' },
  },
  admin: {
    group: { ja: '管理', en: 'Administration' },
    description: {
      ja: '誰が、いつ、何をしたか。誰にも変更や削除はできません。ログインの記録は90日、ほかは2年で消えます。',
      en: 'Who did what, and when. Nobody can change or delete a line. Log-ins are kept for 90 days, the rest for two years.',
    },
    hidden: ({ user }) => user?.role !== 'admin',
    useAsTitle: 'act',
    defaultColumns: ['at', 'act', 'who', 'subject', 'title', 'detail', 'client'],
    listSearchableFields: ['who', 'subjectId', 'client'],
    components: { beforeListTable: ['/components/audit/ExportLinks#ExportLinks'] },
    enableRichTextLink: false,
    enableRichTextRelationship: false,
    hideAPIURL: true,
  },
  access: {
    read: isAdministrator,
    create: () => false,
    update: () => false,
    delete: () => false,
    unlock: () => false,
  },
  endpoints: [exportEndpoint],
  defaultSort: '-at',
  disableDuplicate: true,
  disableBulkEdit: true,
  lockDocuments: false,
  graphQL: false,
  timestamps: false,
  fields: [
    {
      name: 'at',
      type: 'date',
      required: true,
      index: true,
      label: { ja: '日時', en: 'When' },
      admin: { ...readOnly, date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
    },
    {
      name: 'act',
      type: 'select',
      required: true,
      index: true,
      label: { ja: '操作', en: 'What happened' },
      options: options(actLabels),
      admin: readOnly,
    },
    {
      name: 'who',
      type: 'text',
      index: true,
      label: { ja: '誰が', en: 'Who' },
      admin: {
        ...readOnly,
        components: dashed,
        description: {
          ja: 'そのときのメールアドレス。コマンドは、動かした人のサーバーでの名前です。',
          en: 'The e-mail address as of then; of a command, the account on the server that ran it.',
        },
      },
    },
    {
      name: 'actorKind',
      type: 'select',
      required: true,
      label: { ja: '誰が(種類)', en: 'Who (kind)' },
      options: options(actorLabels),
      admin: readOnly,
    },
    {
      name: 'actorId',
      type: 'text',
      label: { ja: '誰が(ID)', en: 'Who (id)' },
      admin: { ...readOnly, components: dashed },
    },
    {
      name: 'subject',
      type: 'select',
      label: { ja: '対象', en: 'Kind' },
      options: options(subjectLabels),
      admin: { ...readOnly, components: dashed },
    },
    {
      name: 'title',
      type: 'text',
      virtual: true,
      label: { ja: '対象の題名', en: 'Title' },
      admin: { ...readOnly, components: dashed },
      hooks: { afterRead: [titleInPanelLanguage] },
    },
    {
      name: 'subjectId',
      type: 'text',
      index: true,
      label: { ja: '対象のID', en: 'Id' },
      admin: { ...readOnly, components: dashed },
    },
    {
      name: 'detail',
      type: 'text',
      virtual: true,
      label: { ja: '内容', en: 'More' },
      admin: { ...readOnly, components: dashed },
      hooks: { afterRead: [detailInPanelLanguage] },
    },
    {
      name: 'client',
      type: 'text',
      label: { ja: 'アドレス', en: 'From' },
      admin: {
        ...readOnly,
        components: dashed,
        description: {
          ja: 'IPアドレス。TRUST_PROXY=1のときにだけ分かります。',
          en: 'The IP address. It is known with TRUST_PROXY=1 alone.',
        },
      },
    },
    // The title as of then: a deleted document has none any more.
    { name: 'titles', type: 'json', admin: stored },
    { name: 'details', type: 'json', admin: stored },
    { name: 'count', type: 'number', admin: stored },
  ],
}
