import type { Field, GroupField } from 'payload'
import { itemKinds } from '../../../content/locator.ts'
import { bilingual } from '../../fields/bilingual.ts'
import { pageLabelField } from '../../fields/pageLabel.ts'
import { textField } from '../../fields/textField.ts'
import { wholeNumberField } from '../../fields/wholeNumber.ts'
import { itemKindLabels } from './itemKindLabels.ts'
import { lineAfterFirst, pageOrItem } from './rules.ts'

/** Where in the book: the page by its printed label, the line, and what numbered thing it is in. */
export function placeFields(): Field[] {
  return [
    {
      type: 'row',
      fields: [
        pageLabelField({
          name: 'page',
          label: { ja: 'ページ', en: 'Page' },
          description: {
            ja: '印刷されたとおりに。例: xiii, 37, 12-13, A-4, カバー',
            en: 'As it is printed. Example: xiii, 37, 12-13, A-4, cover',
          },
          rules: [pageOrItem],
          admin: { width: '28%', components: { Cell: '/components/errata/ErratumCells#TextCell' } },
        }),
        wholeNumberField({
          name: 'line',
          label: { ja: '行', en: 'Line' },
          description: { ja: '例: 7。わからなければ空のまま。', en: 'Example: 7. Empty if it has none.' },
          from: 1,
          to: 999,
          admin: { width: '22%', components: { Cell: '/components/errata/ErratumCells#LineCell' } },
        }),
        wholeNumberField({
          name: 'lineTo',
          label: { ja: '行(終わり)', en: 'To line' },
          description: { ja: '3〜5行目なら5。', en: 'Lines 3 to 5: 5.' },
          from: 1,
          to: 999,
          rules: [lineAfterFirst],
          admin: { width: '22%', disableListColumn: true },
        }),
        {
          name: 'lineFrom',
          type: 'select',
          label: { ja: '行の数え方', en: 'Counted from' },
          required: true,
          defaultValue: 'top',
          options: [
            { value: 'top', label: { ja: '上から', en: 'the top' } },
            { value: 'bottom', label: { ja: '下から', en: 'the bottom' } },
          ],
          admin: {
            width: '28%',
            isClearable: false,
            description: {
              ja: '「下から7行目」なら「下から」。',
              en: '"Line 7 from the bottom": the bottom.',
            },
          },
        },
      ],
    },
    textField({
      name: 'section',
      label: { ja: '章・節', en: 'Chapter or section' },
      description: {
        ja: '目次の番号。ページのない電子書籍の読者のために。ページから決まるときは空のまま。例: 2.3',
        en: 'Its number in the contents, for readers of e-books without pages. Empty: found from the page. Example: 2.3',
      },
      maxLength: 40,
      admin: { disableListColumn: true },
    }),
    itemGroup(),
  ]
}

function itemGroup(): GroupField {
  return {
    name: 'item',
    type: 'group',
    label: { ja: '図・式・アルゴリズムなど', en: 'Figure, equation, algorithm …' },
    admin: {
      description: {
        ja: '誤りが図や式の中にあるときだけ。例: 図、1.2、左図',
        en: 'Only where the error is inside one. Example: Figure, 1.2, left panel',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'kind',
            type: 'select',
            label: { ja: '種類', en: 'Kind' },
            options: itemKinds.map((value) => ({ value, label: itemKindLabels[value] })),
            admin: { width: '30%', description: { ja: '例: 図', en: 'Example: Figure' } },
          },
          textField({
            name: 'label',
            label: { ja: '番号', en: 'Number' },
            description: { ja: '印刷されたとおりに。例: 1.2', en: 'As it is printed. Example: 1.2' },
            maxLength: 60,
            admin: { width: '70%' },
          }),
        ],
      },
      bilingual(textField, {
        name: 'part',
        label: { ja: 'その中の場所', en: 'Part of it' },
        description: { ja: '例: 左図、2番目の項', en: 'Example: left panel, second term' },
        maxLength: 120,
      }),
    ],
  }
}
