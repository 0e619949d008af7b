import type { Field } from 'payload'
import type { Bilingual } from '../../../content/locale.ts'
import { bilingual } from '../../fields/bilingual.ts'
import { mixedTextField } from '../../fields/mixedText.ts'
import { pageLabelField } from '../../fields/pageLabel.ts'
import { textField } from '../../fields/textField.ts'

/** The table of contents: chapters, and the sections of each. */
export function contentsRows(): Field {
  return {
    name: 'toc',
    type: 'array',
    label: { ja: '目次', en: 'Contents' },
    labels: { singular: { ja: '章', en: 'Chapter' }, plural: { ja: '章', en: 'Chapters' } },
    maxRows: 500,
    admin: {
      initCollapsed: true,
      description: {
        ja: '「はじめに」など番号のない部分も1行で。',
        en: 'A part without a number, like a preface, is a row too.',
      },
      components: { RowLabel: '/components/RowLabel#ContentsRowLabel' },
    },
    fields: [
      ...entryFields({ ja: '第1章', en: 'Chapter 1' }, { ja: '生成モデル', en: 'Generative models' }),
      {
        name: 'sections',
        type: 'array',
        label: { ja: '節', en: 'Sections' },
        labels: { singular: { ja: '節', en: 'Section' }, plural: { ja: '節', en: 'Sections' } },
        maxRows: 200,
        admin: {
          initCollapsed: true,
          description: { ja: 'この章の節を順に。', en: 'The sections of this chapter, in order.' },
          components: { RowLabel: '/components/RowLabel#ContentsRowLabel' },
        },
        fields: entryFields(
          { ja: '1.1', en: '1.1' },
          { ja: '生成モデルとは何か', en: 'What is a generative model?' },
        ),
      },
    ],
  }
}

function entryFields(label: Bilingual, title: Bilingual): Field[] {
  return [
    {
      type: 'row',
      fields: [
        textField({
          name: 'label',
          label: { ja: '番号', en: 'Number' },
          description: {
            ja: `印刷されたとおりに。例: ${label.ja}`,
            en: `As it is printed. Example: ${label.en}`,
          },
          maxLength: 40,
          admin: { width: '50%' },
        }),
        pageLabelField({
          name: 'page',
          label: { ja: 'ページ', en: 'Page' },
          description: { ja: '例: xiii, 37', en: 'Example: xiii, 37' },
          admin: { width: '50%' },
        }),
      ],
    },
    bilingual(mixedTextField, {
      name: 'title',
      label: { ja: '見出し', en: 'Heading' },
      description: { ja: `例: ${title.ja}`, en: `Example: ${title.en}` },
      maxLength: 300,
      required: {
        ja: '見出しを日本語か英語で書いてください。',
        en: 'Write the heading, in Japanese or in English.',
      },
      admin: { rows: 1 },
    }),
  ]
}
