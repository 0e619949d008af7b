import { expect, test } from 'vitest'
import { describeChanges, labelOf } from '../../../../cms/components/unsaved/describeChanges.ts'
import { words } from '../../../../cms/components/unsaved/words.ts'

const fields = [
  {
    type: 'tabs',
    tabs: [
      {
        label: { ja: '書誌', en: 'Record' },
        fields: [
          {
            name: 'title',
            type: 'group',
            label: { ja: '書名', en: 'Title' },
            fields: [
              { name: 'ja', type: 'text', label: { ja: '日本語', en: 'Japanese' } },
              { name: 'en', type: 'text', label: { ja: '英語', en: 'English' } },
            ],
          },
          { type: 'row', fields: [{ name: 'book', type: 'relationship', label: { ja: '本', en: 'Book' } }] },
        ],
      },
    ],
  },
  { name: 'body', type: 'richText', label: { ja: '本文', en: 'Text' } },
  { name: 'links', type: 'array', label: { ja: 'リンク', en: 'Links' }, fields: [] },
]

test('names a field as the form does, inside tabs and rows, with its group', () => {
  expect(labelOf('title.en', { fields, language: 'ja' })).toBe('書名（英語）')
  expect(labelOf('title.en', { fields, language: 'en' })).toBe('Title (English)')
  expect(labelOf('book', { fields, language: 'ja' })).toBe('本')
  expect(labelOf('unknown', { fields, language: 'ja' })).toBe('unknown')
})

test('says briefly what was typed', () => {
  const root = { children: [{ children: [{ text: '一つ目の' }, { text: '段落' }] }] }
  const changes = [
    { path: 'body', base: null, value: { root } },
    { path: 'book', base: null, value: '39c06c71' },
    { path: 'links', base: [], value: [{}, {}] },
    { path: 'title.ja', base: null, value: 'あ' },
  ]
  expect(describeChanges(changes, { fields, language: 'ja', say: words.ja })).toEqual({
    lines: [
      { label: '本文', text: '一つ目の 段落' },
      { label: '本', text: '' },
      { label: 'リンク', text: '2行' },
    ],
    others: 1,
  })
})

test('both languages have the same words', () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words.ja))
})
