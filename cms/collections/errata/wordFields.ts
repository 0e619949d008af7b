import type { Field, GroupField, UploadField } from 'payload'
import type { Bilingual } from '../../../content/locale.ts'
import { bilingual } from '../../fields/bilingual.ts'
import { mixedTextField } from '../../fields/mixedText.ts'
import { correctionOrInstruction, differsFromOriginal } from './rules.ts'

const textCell = { components: { Cell: '/components/errata/ErratumCells#TextCell' } }

/** 誤 and 正: the words as printed and as they should be, or what to do, and what else readers should know. */
export function wordFields(): Field[] {
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
      admin: textCell,
    }),
    mixedTextField({
      name: 'correction',
      label: { ja: '正', en: 'As it should be' },
      description: {
        ja: '正しくはこう。例: 平均 $\\mu$',
        en: 'The same words, corrected. Example: the mean $\\mu$',
      },
      maxLength: 4000,
      rules: [differsFromOriginal, correctionOrInstruction],
      admin: textCell,
    }),
    picturesGroup(),
    bilingual(mixedTextField, {
      name: 'instruction',
      label: { ja: '指示', en: 'Instruction' },
      description: {
        ja: '引用では表せない訂正。例: 11行目と12行目を1段左へ移す',
        en: 'A change that no quotation shows. Example: Shift lines 11 and 12 one step to the left',
      },
    }),
    bilingual(mixedTextField, {
      name: 'note',
      label: { ja: '補足', en: 'Note' },
      description: {
        ja: '読者への説明。なぜ誤りか、何に注意するか。英語だけに書くと、引用の語釈として英語のページにだけ表示されます。',
        en: 'For readers: why it is wrong, what to mind. In English alone, it is a gloss of the quotation, on the English page only.',
      },
      mayLack: 'ja',
    }),
  ]
}

function picturesGroup(): GroupField {
  return {
    name: 'pictures',
    type: 'group',
    label: { ja: '図で示す訂正', en: 'Correction by pictures' },
    admin: {
      description: {
        ja: '言葉では示せないときだけ。図の説明(代替テキスト)はファイルの画面で日本語と英語を書きます。',
        en: 'Only where words cannot show it. Write the alternative text of a picture with its file, in both languages.',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          pictureField({
            name: 'printed',
            label: { ja: '印刷された図', en: 'The picture as printed' },
            description: { ja: '誤りのある図。', en: 'With the error.' },
          }),
          pictureField({
            name: 'corrected',
            label: { ja: '正しい図', en: 'The picture as it should be' },
            description: { ja: '訂正した図。', en: 'Corrected.' },
          }),
        ],
      },
    ],
  }
}

function pictureField({
  name,
  label,
  description,
}: {
  name: string
  label: Bilingual
  description: Bilingual
}): UploadField {
  return {
    name,
    type: 'upload',
    relationTo: 'media',
    label,
    filterOptions: { mimeType: { contains: 'image/' } },
    admin: { width: '50%', disableListColumn: true, description },
  }
}
