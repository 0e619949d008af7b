import type { Field } from 'payload'
import { appliesTo, erratumStatuses, severities } from '../../../content/erratum.ts'
import type { Bilingual } from '../../../content/locale.ts'
import { dayField } from '../../fields/day.ts'
import { printingsField } from '../../fields/printings.ts'
import { textField } from '../../fields/textField.ts'
import { fillConfirmedDay } from './rules.ts'

const statusLabels: Record<(typeof erratumStatuses)[number], Bilingual> = {
  unconfirmed: { ja: '確認中', en: 'Unconfirmed' },
  confirmed: { ja: '確認済み', en: 'Confirmed' },
  rejected: { ja: '誤りではない', en: 'Not an error' },
  withdrawn: { ja: '取り下げ', en: 'Withdrawn' },
}

const appliesToLabels: Record<(typeof appliesTo)[number], Bilingual> = {
  all: { ja: '紙の本と電子書籍', en: 'Paper and e-book' },
  paper: { ja: '紙の本だけ', en: 'Paper only' },
  ebook: { ja: '電子書籍だけ', en: 'E-book only' },
}

const severityLabels: Record<(typeof severities)[number], Bilingual> = {
  typo: { ja: '誤植(意味は変わらない)', en: 'Misprint (the meaning is clear)' },
  misleading: { ja: '誤解を招く', en: 'Misleading' },
  substantive: { ja: '内容の誤り', en: 'Wrong in substance' },
}

/** Which printings have the error, who found it, and what became of the report. */
export function reportFields(): Field[] {
  const sidebar = { position: 'sidebar' } as const
  return [
    printingsField({
      name: 'printings',
      label: { ja: '該当する刷', en: 'Affected printings' },
      description: {
        ja: 'この誤りがある刷。「1-3」=第1〜3刷(第4刷で訂正済み)、「1,2,4」、「2-」=第2刷以降で未訂正。わからなければ空のまま。',
        en:
          'The printings that have this error: "1-3" (corrected in the 4th), "1,2,4", "2-" (from the 2nd on, not corrected yet). ' +
          'Empty: not known.',
      },
      admin: sidebar,
    }),
    {
      name: 'appliesTo',
      type: 'select',
      label: { ja: '該当する本', en: 'Affected copies' },
      required: true,
      defaultValue: 'all',
      options: appliesTo.map((value) => ({ value, label: appliesToLabels[value] })),
      admin: {
        ...sidebar,
        isClearable: false,
        description: {
          ja: '紙と電子の片方だけの誤りなら選びます。',
          en: 'Choose where only the paper edition or only the e-book has it.',
        },
      },
    },
    dayField({
      name: 'ebookCorrectedOn',
      label: { ja: '電子版の訂正日', en: 'E-book corrected on' },
      description: {
        ja: '電子版が直った日。まだなら空のまま。例: 2024-05-01',
        en: 'Since when the e-book is right. Empty: not yet. Example: 2024-05-01',
      },
      admin: { ...sidebar, condition: (data) => data.appliesTo !== 'paper' },
    }),
    {
      name: 'status',
      type: 'select',
      label: { ja: '確認', en: 'Confirmation' },
      required: true,
      defaultValue: 'confirmed',
      index: true,
      options: erratumStatuses.map((value) => ({ value, label: statusLabels[value] })),
      admin: {
        ...sidebar,
        description: {
          ja: '「確認中」も公開できます。読者にはその旨が表示されます。公開した正誤は削除せず「取り下げ」にし、理由を補足に書きます。',
          en: 'An unconfirmed one can be published too; readers are told. What readers have seen is withdrawn, not deleted: write why in the note.',
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
      hooks: { beforeChange: [fillConfirmedDay] },
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
      name: 'replacedBy',
      type: 'relationship',
      relationTo: 'errata',
      index: true, // Each publish looks for who names the erratum.
      label: { ja: '代わりの正誤', en: 'Replaced by' },
      filterOptions: ({ id }) => (id ? { id: { not_equals: id } } : true),
      admin: {
        ...sidebar,
        condition: (data) => data.status === 'withdrawn',
        description: {
          ja: '取り下げた正誤の代わりに読者が見るもの。なければ空のまま。',
          en: 'What readers find in its place. It may stay empty.',
        },
      },
    },
    {
      name: 'relatedTo',
      type: 'relationship',
      relationTo: 'errata',
      index: true,
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
