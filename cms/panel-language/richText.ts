import type { Locale } from '../../content/locale.ts'

/**
 * The same for the editor of rich texts. Its own words are not in Payload's type, so the keys are those of
 * `@payloadcms/richtext-lexical` 3.90; a test holds that each of them still exists.
 */
export const richText = {
  ja: {
    blockquote: { label: '引用' },
    general: {
      placeholder: '書き始めるか、「/」を打って選びます',
      slashMenuBasicGroupLabel: '基本',
      toolbarItemsActive: '{{count}}個',
    },
    horizontalRule: { label: '区切り線' },
    link: { loadingWithEllipsis: '読み込んでいます…' },
    orderedList: { label: '番号付きの箇条書き' },
    paragraph: { label2: '本文' },
    relationship: { label: '関連する文書' },
    unorderedList: { label: '箇条書き' },
    upload: { label: '画像' },
  },
  en: {
    blockquote: { label: 'Quotation' },
    horizontalRule: { label: 'Dividing line' },
    orderedList: { label: 'Numbered list' },
    unorderedList: { label: 'Bulleted list' },
    upload: { label: 'Picture' },
  },
} as const satisfies Record<Locale, Record<string, Record<string, string>>>
