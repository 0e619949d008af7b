import type { Field, GroupField } from 'payload'
import { itemKinds } from '../../../content/locator.ts'
import { bilingual } from '../../fields/bilingual.ts'
import { pageLabelField } from '../../fields/pageLabel.ts'
import { textField } from '../../fields/textField.ts'
import { wholeNumberField } from '../../fields/wholeNumber.ts'
import { itemKindLabels } from './itemKindLabels.ts'
import { pageOrItem } from './rules.ts'

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
            ja: '印刷されたとおりに。例: xiii, 37, A-4',
            en: 'As it is printed. Example: xiii, 37, A-4',
          },
          rules: [pageOrItem],
          admin: { width: '30%', components: { Cell: '/components/errata/ErratumCells#TextCell' } },
        }),
        wholeNumberField({
          name: 'line',
          label: { ja: '行', en: 'Line' },
          description: { ja: '例: 7。わからなければ空のまま。', en: 'Example: 7. Empty if it has none.' },
          from: 1,
          to: 999,
          admin: { width: '30%', components: { Cell: '/components/errata/ErratumCells#LineCell' } },
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
            width: '40%',
            isClearable: false,
            description: {
              ja: '「下から7行目」なら「下から」。',
              en: '"Line 7 from the bottom": the bottom.',
            },
          },
        },
      ],
    },
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
