import type { CollectionConfig } from 'payload'
import { isStaff } from '../access/roles.ts'

// ReleaseDetail shows these in the form; `hidden` would remove the column from the list, too.
const inListOnly = {
  condition: () => false,
  components: { Cell: '/components/publishing/PublishingCells#ValueCell' },
}

// ReleaseDetail shows these, too; Payload's own JSON field would load its editor from a third party.
const hidden = { hidden: true, disableListColumn: true, disableListFilter: true } as const

/**
 * One row for each build that the publisher reported: its changes, its outcome, how long it took, what to fix.
 * Only the endpoint `/api/site/releases` writes here, at most once for each report.
 */
export const siteReleases: CollectionConfig = {
  slug: 'site-releases',
  labels: {
    singular: { ja: 'リリース', en: 'Release' },
    plural: { ja: 'リリース', en: 'Releases' },
  },
  admin: {
    group: { ja: '公開の記録', en: 'Publishing' },
    description: {
      ja: 'サイトが作り直されるたびに一行増えます。失敗したときは、直すところがここに書かれます。',
      en: 'One row each time the site is built. Where a build failed, it says here what to correct.',
    },
    useAsTitle: 'number',
    defaultColumns: ['number', 'outcome', 'startedAt', 'changeCount', 'pages', 'duration', 'release'],
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
  // By number and not by date, because a clock can be set back.
  defaultSort: '-number',
  disableDuplicate: true,
  lockDocuments: false,
  graphQL: false,
  fields: [
    {
      name: 'detail',
      type: 'ui',
      label: { ja: '内容', en: 'Detail' },
      admin: {
        components: { Field: '/components/publishing/ReleaseDetail#ReleaseDetail' },
        disableListColumn: true,
      },
    },
    {
      name: 'number',
      type: 'number',
      required: true,
      unique: true,
      index: true,
      label: { ja: '番号', en: 'Number' },
      admin: inListOnly,
    },
    {
      name: 'outcome',
      type: 'select',
      required: true,
      index: true,
      label: { ja: '結果', en: 'Outcome' },
      options: [
        { value: 'live', label: { ja: '公開中になった', en: 'Went live' } },
        { value: 'failed', label: { ja: '失敗', en: 'Failed' } },
      ],
      admin: inListOnly,
    },
    {
      name: 'startedAt',
      type: 'date',
      required: true,
      label: { ja: '開始', en: 'Started' },
      admin: { condition: inListOnly.condition, date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
    },
    {
      name: 'changeCount',
      type: 'number',
      label: { ja: '変更の数', en: 'Changes' },
      admin: inListOnly,
    },
    { name: 'pages', type: 'number', label: { ja: 'ページ数', en: 'Pages' }, admin: inListOnly },
    {
      name: 'duration',
      type: 'number',
      label: { ja: '所要時間(ミリ秒)', en: 'Took (ms)' },
      admin: inListOnly,
    },
    {
      name: 'release',
      type: 'text',
      label: { ja: '公開中のリリース', en: 'Live afterwards' },
      admin: inListOnly,
    },
    // The id of the report, unique: the same report twice is one row.
    {
      name: 'report',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      admin: hidden,
    },
    { name: 'changes', type: 'json', required: true, admin: hidden },
    // What waits because its book keeps its earlier pages; older rows have none.
    { name: 'held', type: 'json', admin: hidden },
    { name: 'durations', type: 'json', required: true, admin: hidden },
    { name: 'problems', type: 'json', required: true, admin: hidden },
    // What waited for an administrator's word after that build; older rows have none.
    { name: 'losses', type: 'json', admin: hidden },
  ],
  timestamps: true,
}
