import type { CollectionConfig, Field } from 'payload'
import { erratumStatuses, severities } from '../../../content/erratum.ts'
import { contentAccess } from '../../access/contentAccess.ts'
import { bookField } from '../../fields/bookReference.ts'
import { dayField } from '../../fields/day.ts'
import { mixedTextField } from '../../fields/mixedText.ts'
import { printingsField } from '../../fields/printings.ts'
import { textField } from '../../fields/textField.ts'
import { contentHooks } from '../../hooks/contentHooks.ts'
import { groups } from '../groups.ts'
import { draftsAndVersions } from '../versions.ts'
import { everPublishedField, keepReadersErrata } from './keepReadersErrata.ts'
import { placeFields } from './placeFields.ts'
import { bookOrderField, placeTitleField } from './placeTitle.ts'
import { confirmedToday, correctionOrInstruction, differsFromOriginal } from './rules.ts'
import { tagField } from './tagField.ts'

const hooks = contentHooks('errata')

/** 正誤: the errors of a book, one entry for each, under a tag that stays for ever. */
export const errata: CollectionConfig = {
  slug: 'errata',
  labels: { singular: { ja: '正誤', en: 'Erratum' }, plural: { ja: '正誤', en: 'Errata' } },
  admin: {
    group: groups.book,
    useAsTitle: 'place',
    description: {
      ja: '本の誤り1つにつき1件。公開すると、サイトの正誤表に載ります。',
      en: 'One entry for each error of a book. Publishing puts it on the errata page.',
    },
    defaultColumns: ['book', 'page', 'line', 'original', 'correction', 'status', '_status'],
    listSearchableFields: ['place', 'page', 'original', 'correction', 'tag'],
    hideAPIURL: true,
  },
  access: contentAccess,
  hooks: { ...hooks, beforeDelete: [keepReadersErrata, ...hooks.beforeDelete] },
  versions: draftsAndVersions,
  trash: true,
  defaultSort: ['book', 'bookOrder'],
  graphQL: false,
  fields: [
    ...placeFields(),
    ...wordFields(),
    bookField({ required: true, description: { ja: 'どの本の誤りか。', en: 'The book it is in.' } }),
    ...recordFields(),
    tagField(),
    placeTitleField(),
    bookOrderField(),
    everPublishedField(),
  ],
}

function wordFields(): Field[] {
  return [
    mixedTextField({
      name: 'original',
      label: { ja: '誤', en: 'As printed' },
      description: {
        ja: '印刷されたとおりに、変わる部分だけ。例: 平均 $\\sigma$',
        en: 'The words as they are printed, only those that change. Example: the mean $\\sigma$',
      },
      quotation: true,
      maxLength: 4000,
    }),
    mixedTextField({
      name: 'correction',
      label: { ja: '正', en: 'As it should be' },
      description: {
        ja: '正しくはこう。例: 平均 $\\mu$',
        en: 'The same words, put right. Example: the mean $\\mu$',
      },
      maxLength: 4000,
      rules: [differsFromOriginal],
    }),
    mixedTextField({
      name: 'instruction',
      label: { ja: '指示', en: 'Instruction' },
      description: {
        ja: '引用では表せない訂正。例: 11行目と12行目を1段左へ移す',
        en: 'A change that no quotation shows. Example: Shift lines 11 and 12 one step to the left',
      },
      localized: true,
      rules: [correctionOrInstruction],
    }),
    mixedTextField({
      name: 'note',
      label: { ja: '補足', en: 'Note' },
      description: {
        ja: '読者への説明。なぜ誤りか、何に注意するか。',
        en: 'For readers: why it is wrong, what to mind.',
      },
      localized: true,
    }),
  ]
}

const statusLabels: Record<(typeof erratumStatuses)[number], { ja: string; en: string }> = {
  unconfirmed: { ja: '確認中', en: 'Unconfirmed' },
  confirmed: { ja: '確認済み', en: 'Confirmed' },
  rejected: { ja: '誤りではない', en: 'Not an error' },
}

const severityLabels: Record<(typeof severities)[number], { ja: string; en: string }> = {
  typo: { ja: '誤植(意味は変わらない)', en: 'Misprint (the meaning is clear)' },
  misleading: { ja: '誤解を招く', en: 'Misleading' },
  substantive: { ja: '内容の誤り', en: 'Wrong in substance' },
}

function recordFields(): Field[] {
  const sidebar = { position: 'sidebar' } as const
  return [
    printingsField({
      name: 'printings',
      label: { ja: '該当する刷', en: 'Affected printings' },
      description: {
        ja: 'この誤りがある刷。「1-3」=第1〜3刷(第4刷で訂正済み)、「1,2,4」、「2-」=第2刷以降で未訂正。わからなければ空のまま。',
        en: 'The printings that have this error: "1-3" (mended in the 4th), "1,2,4", "2-" (from the 2nd on, not mended yet). Empty: not known.',
      },
      admin: sidebar,
    }),
    {
      name: 'status',
      type: 'select',
      label: { ja: '確認', en: 'Status' },
      required: true,
      defaultValue: 'confirmed',
      index: true,
      options: erratumStatuses.map((value) => ({ value, label: statusLabels[value] })),
      admin: {
        ...sidebar,
        description: {
          ja: '「確認中」も公開できます。読者にはその旨が表示されます。',
          en: 'An unconfirmed one can be published too; readers are told.',
        },
      },
    },
    {
      name: 'severity',
      type: 'select',
      label: { ja: '重さ', en: 'Severity' },
      options: severities.map((value) => ({ value, label: severityLabels[value] })),
      admin: {
        ...sidebar,
        description: { ja: '迷ったら空のまま。', en: 'Leave it empty when in doubt.' },
      },
    },
    dayField({
      name: 'confirmedOn',
      label: { ja: '確認日', en: 'Confirmed on' },
      description: {
        ja: '「確認中」から「確認済み」に変えて空のまま保存すると、その日が入ります。',
        en: 'Left empty, it becomes the day on which "unconfirmed" is changed to "confirmed".',
      },
      hooks: { beforeChange: [confirmedToday] },
      admin: sidebar,
    }),
    dayField({
      name: 'reportedOn',
      label: { ja: '報告日', en: 'Reported on' },
      description: { ja: '報告を受けた日。例: 2023-03-01', en: 'When the report came. Example: 2023-03-01' },
      admin: sidebar,
    }),
    textField({
      name: 'reportedBy',
      label: { ja: '報告者', en: 'Reported by' },
      description: {
        ja: '公開される名前。本人の許しを得てから。例: 読者 太郎',
        en: 'Shown to readers: ask first. Example: T. Reader',
      },
      admin: sidebar,
    }),
    {
      name: 'relatedTo',
      type: 'relationship',
      relationTo: 'errata',
      hasMany: true,
      label: { ja: '関連する正誤', en: 'Related errata' },
      filterOptions: ({ id }) => (id ? { id: { not_equals: id } } : true),
      admin: {
        ...sidebar,
        description: {
          ja: '同じ誤りが別の場所にもあるときなど。',
          en: 'The same error in another place, for example.',
        },
      },
    },
  ]
}
