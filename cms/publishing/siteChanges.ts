import type { CollectionConfig, FieldHook } from 'payload'
import { isStaff } from '../access/roles.ts'
import type { Bilingual } from '../../content/locale.ts'
import { panelLanguage } from '../words.ts'

/** The slug and the labels of each collection (and the global) whose changes readers can see. */
export const changedCollections = [
  { value: 'books', label: { ja: '本', en: 'Book' } },
  { value: 'news', label: { ja: 'お知らせ', en: 'News item' } },
  { value: 'materials', label: { ja: '参考資料', en: 'Material' } },
  { value: 'excerpts', label: { ja: '抜粋', en: 'Excerpt' } },
  { value: 'errata', label: { ja: '正誤', en: 'Erratum' } },
  { value: 'media', label: { ja: 'ファイル', en: 'Upload' } },
  { value: 'site-settings', label: { ja: 'サイト設定', en: 'Site settings' } },
]

export const changeOperations = [
  { value: 'publish', label: { ja: '公開', en: 'Published' } },
  { value: 'update', label: { ja: '更新', en: 'Changed' } },
  { value: 'unpublish', label: { ja: '公開終了', en: 'Unpublished' } },
  { value: 'delete', label: { ja: '削除', en: 'Deleted' } },
  // Nothing was changed: an administrator let a release take away what it names (`confirmEndpoint`).
  { value: 'confirm', label: { ja: '確認して公開', en: 'Confirmed' } },
]

/** Of the rows of confirmations: their document is the id of the Loss. */
export const confirmedCollection = { value: 'site-releases', label: { ja: 'リリース', en: 'Release' } }

const titleInPanelLanguage: FieldHook = ({ siblingData, req }) => {
  const titles = siblingData.titles as Partial<Bilingual> | null | undefined
  return titles?.[panelLanguage(req)] ?? titles?.ja ?? null
}

/**
 * The outbox: one row for each change that readers will see, written in the transaction of that change (`recordSiteChange`).
 * A row waits until a live release holds it. The API cannot write here: the rows record who published what, and when.
 */
export const siteChanges: CollectionConfig = {
  slug: 'site-changes',
  labels: {
    singular: { ja: '公開内容の変更', en: 'Published change' },
    plural: { ja: '公開内容の変更', en: 'Published changes' },
  },
  admin: {
    group: { ja: '公開の記録', en: 'Publishing' },
    description: {
      ja: 'サイトの読者に見える変更の一覧です。「リリース」が空の変更は、次のリリースを待っています。',
      en: 'Every change that readers of the site see. A change without a release is waiting for the next one.',
    },
    listSearchableFields: ['changedBy', 'changedDocument'],
    defaultColumns: ['title', 'operation', 'changedCollection', 'changedBy', 'createdAt', 'release'],
    enableRichTextLink: false,
    enableRichTextRelationship: false,
    hideAPIURL: true,
  },
  access: {
    read: isStaff,
    create: () => false,
    update: () => false,
    delete: () => false,
    unlock: () => false,
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  lockDocuments: false,
  graphQL: false,
  fields: [
    {
      name: 'title',
      type: 'text',
      virtual: true,
      label: { ja: '文書', en: 'Document' },
      admin: { readOnly: true },
      hooks: { afterRead: [titleInPanelLanguage] },
    },
    // The title at the time of the change: a deleted document has none any more.
    { name: 'titles', type: 'json', required: true, admin: { hidden: true, disableListColumn: true } },
    {
      name: 'operation',
      type: 'select',
      required: true,
      label: { ja: '操作', en: 'What happened' },
      options: changeOperations,
      admin: { readOnly: true },
    },
    {
      name: 'changedCollection',
      type: 'select',
      required: true,
      label: { ja: '種類', en: 'Kind' },
      options: [...changedCollections, confirmedCollection],
      admin: { readOnly: true },
    },
    {
      name: 'changedDocument',
      type: 'text',
      index: true, // The line of each form looks for the changes of its document.
      label: { ja: '文書のID', en: 'Id of the document' },
      admin: { readOnly: true, disableListColumn: true },
    },
    // The ids of the books whose parts it changes; none: of no book; null, as in older rows: of all.
    {
      name: 'books',
      type: 'json',
      admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    },
    {
      name: 'changedBy',
      type: 'text',
      label: { ja: '変更した人', en: 'By' },
      admin: { readOnly: true, components: { Cell: '/components/publishing/PublishingCells#ValueCell' } },
    },
    {
      name: 'changedById',
      type: 'text',
      label: { ja: '変更した人のID', en: 'Id of who changed it' },
      admin: { readOnly: true, disableListColumn: true },
    },
    {
      name: 'release',
      type: 'relationship',
      relationTo: 'site-releases',
      index: true,
      label: { ja: 'リリース', en: 'Release' },
      admin: {
        readOnly: true,
        components: { Cell: '/components/publishing/PublishingCells#ReleaseCell' },
        description: {
          ja: 'この変更を含む最初のリリース。空の場合は公開待ちです。',
          en: 'The first release that holds this change. Empty: it is waiting.',
        },
      },
    },
  ],
  timestamps: true,
}
