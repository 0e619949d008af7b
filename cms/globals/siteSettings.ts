import type { GlobalConfig } from 'payload'
import { contentAccess } from '../access/contentAccess.ts'
import { publishedOrStaff } from '../access/publishedOrStaff.ts'
import { isStaff } from '../access/roles.ts'
import { groups } from '../collections/groups.ts'
import { bilingual } from '../fields/bilingual.ts'
import { emailField } from '../fields/email.ts'
import { readyForReviewField } from '../fields/editorial.ts'
import { mixedTextField } from '../fields/mixedText.ts'
import { openToTranslators } from '../fields/openToTranslators.ts'
import { textField } from '../fields/textField.ts'
import { createGlobalContentHooks } from '../hooks/contentHooks.ts'
import { baseUrlField } from './baseUrl.ts'

/** What every page of the site shows, of whichever book. */
export const siteSettings: GlobalConfig = {
  slug: 'site-settings',
  label: { ja: 'サイト設定', en: 'Site settings' },
  admin: {
    group: groups.site,
    description: {
      ja: 'すべてのページに関わる設定です。公開するとサイト全体が作り直されます。',
      en: 'What concerns every page. Publishing builds the whole site anew.',
    },
    hideAPIURL: true,
  },
  access: { read: publishedOrStaff, readVersions: isStaff, update: contentAccess.update },
  hooks: createGlobalContentHooks('site-settings'),
  versions: { drafts: { autosave: false, schedulePublish: false, validate: false }, max: 50 },
  graphQL: false,
  fields: openToTranslators([
    bilingual(textField, {
      name: 'title',
      label: { ja: 'サイトの名前', en: 'Name of the site' },
      description: { ja: '例: 見本サポートサイト', en: 'Example: Sample Support Site' },
      required: {
        ja: 'サイトの名前を日本語か英語で書いてください。',
        en: 'Write the name of the site, in Japanese or in English.',
      },
    }),
    bilingual(mixedTextField, {
      name: 'description',
      label: { ja: 'サイトの説明', en: 'Description' },
      description: { ja: '検索結果にも出る1〜2文。', en: 'A sentence or two; search engines show it.' },
      maxLength: 1000,
      admin: { rows: 3 },
    }),
    bilingual(textField, {
      name: 'license',
      label: { ja: '権利表示', en: 'License' },
      description: {
        ja: 'ページの下に出ます。例: © 2026 見本出版',
        en: 'At the foot of each page. Example: © 2026 Mihon Press',
      },
      maxLength: 500,
    }),
    {
      name: 'homeBook',
      type: 'relationship',
      relationTo: 'books',
      label: { ja: 'トップに表示する本', en: 'Book of the front page' },
      admin: {
        position: 'sidebar',
        description: {
          ja: '選ぶと、その本のページがトップページになります。空なら本の一覧。',
          en: "Its page becomes the site's front page. Empty: a list of all books.",
        },
      },
    },
    baseUrlField(),
    {
      ...emailField({
        name: 'supportEmail',
        label: { ja: 'サポートのメールアドレス', en: 'Support e-mail' },
        description: {
          ja: '誤りの報告先。例: support@example.org',
          en: 'Where readers report errors. Example: support@example.org',
        },
        admin: { position: 'sidebar' },
      }),
    },
    readyForReviewField(),
  ]),
}
