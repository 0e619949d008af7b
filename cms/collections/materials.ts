import type { CollectionConfig } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { materialKinds } from '../../content/material.ts'
import { contentAccess } from '../access/contentAccess.ts'
import { bilingual } from '../fields/bilingual.ts'
import { bookField } from '../fields/bookReference.ts'
import { dayField } from '../fields/day.ts'
import { editorialFields } from '../fields/editorial.ts'
import { importedFields } from '../fields/imported.ts'
import { openToTranslators } from '../fields/openToTranslators.ts'
import { linkField } from '../fields/link.ts'
import { mixedTextField } from '../fields/mixedText.ts'
import { isBlank, type Rule } from '../fields/rules.ts'
import { textField } from '../fields/textField.ts'
import { createContentHooks } from '../hooks/contentHooks.ts'
import { groups } from './groups.ts'
import { byBookAndStatus, draftsAndVersions } from './versions.ts'

const kindLabels: Record<(typeof materialKinds)[number], Bilingual> = {
  slides: { ja: 'スライド', en: 'Slides' },
  video: { ja: '動画', en: 'Video' },
  article: { ja: '記事・論文', en: 'Article' },
  code: { ja: 'コード', en: 'Code' },
  data: { ja: 'データ', en: 'Data' },
  other: { ja: 'その他', en: 'Other' },
}

const linkOrFile: Rule = {
  inDrafts: false,
  check: (value, { data }) =>
    isBlank(value) && isBlank(data.file)
      ? {
          ja: 'リンクかファイルのどちらかが要ります。',
          en: 'A link or a file is needed.',
        }
      : null,
}

/** 参考資料: a talk, slides, code. It leads to a link or to a file of the site's own. */
export const materials: CollectionConfig = {
  slug: 'materials',
  labels: { singular: { ja: '参考資料', en: 'Material' }, plural: { ja: '参考資料', en: 'Materials' } },
  admin: {
    group: groups.book,
    useAsTitle: 'displayTitle',
    description: {
      ja: '講演のスライドや動画、コードなど、本の理解を助けるものです。',
      en: 'Slides and videos of talks, code: what helps to read the book.',
    },
    defaultColumns: ['displayTitle', 'kind', 'date', 'book', 'missing', '_status', 'updatedAt'],
    listSearchableFields: ['displayTitle', 'event.ja', 'event.en'],
    hideAPIURL: true,
  },
  access: contentAccess,
  hooks: createContentHooks('materials'),
  versions: draftsAndVersions,
  ...byBookAndStatus,
  trash: true,
  defaultSort: '-date',
  graphQL: false,
  fields: openToTranslators([
    ...importedFields(),
    bilingual(mixedTextField, {
      name: 'title',
      label: { ja: '題', en: 'Title' },
      description: {
        ja: '例: 講演資料「生成モデルの仕組み」',
        en: 'Example: Slides: how generative models work',
      },
      maxLength: 300,
      required: {
        ja: '題を日本語か英語で書いてください。',
        en: 'Write the title, in Japanese or in English.',
      },
      admin: { rows: 1 },
    }),
    bilingual(textField, {
      name: 'event',
      label: { ja: '催し', en: 'Event' },
      description: {
        ja: '発表した場所。例: 統計の研究会 2023',
        en: 'Where it was given. Example: a workshop on statistics, 2023',
      },
    }),
    linkField({
      name: 'url',
      label: { ja: 'リンク', en: 'Link' },
      description: { ja: '例: https://example.org/slides', en: 'Example: https://example.org/slides' },
      rules: [linkOrFile],
    }),
    {
      name: 'file',
      type: 'upload',
      relationTo: 'media',
      label: { ja: 'ファイル', en: 'File' },
      admin: {
        description: {
          ja: 'PDFか画像。リンクがあれば空でもかまいません。',
          en: 'A PDF or a picture. It may stay empty where there is a link.',
        },
      },
    },
    bilingual(mixedTextField, {
      name: 'description',
      label: { ja: '説明', en: 'Description' },
      description: {
        ja: '1〜2文で。例: 第2章の要約です。',
        en: 'A sentence or two. Example: A summary of chapter 2.',
      },
      maxLength: 2000,
      admin: { rows: 3 },
    }),
    {
      name: 'kind',
      type: 'select',
      label: { ja: '種類', en: 'Kind' },
      required: true,
      defaultValue: 'slides',
      options: materialKinds.map((value) => ({ value, label: kindLabels[value] })),
      admin: { position: 'sidebar', description: { ja: '一覧に表示します。', en: 'Shown in the list.' } },
    },
    dayField({
      name: 'date',
      label: { ja: '日付', en: 'Date' },
      description: { ja: '発表した日。例: 2023-03-15', en: 'When it was given. Example: 2023-03-15' },
      admin: { position: 'sidebar' },
    }),
    bookField({ required: true, description: { ja: 'どの本の資料か。', en: 'The book it belongs to.' } }),
    ...editorialFields(),
  ]),
}
