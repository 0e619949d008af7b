import type { Field } from 'payload'
import { locales } from '../../content/locale.ts'
import { languageNames } from '../fields/bilingual.ts'

/** What a person chooses about mails on the account page. Without a mail server the choices are kept, and not shown. */
export function mailFields({ isMailSetUp }: { isMailSetUp: boolean }): Field[] {
  const maySee = (data: { role?: unknown }) => data.role === 'admin' || data.role === 'editor'
  return [
    {
      name: 'mailWhenReady',
      type: 'checkbox',
      defaultValue: false,
      label: { ja: '下書きの準備ができたらメールを受け取る', en: 'Mail me when a draft is ready' },
      admin: {
        hidden: !isMailSetUp,
        condition: maySee,
        description: {
          ja: 'ほかの人が下書きに「公開の準備ができた」の印を付けると、1分以内のものをまとめて1通届きます。',
          en: 'When somebody else marks a draft as ready for review; those of one minute come in one mail.',
        },
      },
    },
    {
      name: 'mailLanguage',
      type: 'select',
      defaultValue: 'ja',
      label: { ja: 'メールの言語', en: 'Language of mails' },
      options: locales.map((value) => ({ value, label: languageNames[value] })),
      admin: { hidden: !isMailSetUp, condition: maySee, isClearable: false },
    },
  ]
}
