import type { FieldHook, TextField } from 'payload'
import { isBlank, type Rule } from '../fields/rules.ts'
import { textField } from '../fields/textField.ts'

const webAddressRule: Rule = {
  inDrafts: true,
  check: (value) =>
    isBlank(value) || isWebAddress(String(value))
      ? null
      : {
          ja: 'サイトのアドレスは http:// か https:// で始まり、? や # を含みません。例: https://errata.example.org',
          en: 'The address of the site begins with http:// or https:// and has no ? or #, like https://errata.example.org.',
        },
}

const cutLastSlash: FieldHook = ({ value }) =>
  typeof value === 'string' ? value.trim().replace(/\/+$/, '') || null : value

/** The public address of the site; empty: the one that the publisher was started with (SITE_URL). */
export function baseUrlField(): TextField {
  return textField({
    name: 'baseUrl',
    label: { ja: 'サイトのアドレス', en: 'Address of the site' },
    description: {
      ja: 'フィードや検索エンジンに伝えるURL。空なら起動時の設定を使います。例: https://errata.example.org',
      en: 'What feeds and search engines are told. Empty: what the server was started with. Example: https://errata.example.org',
    },
    maxLength: 500,
    rules: [webAddressRule],
    hooks: { beforeValidate: [cutLastSlash] },
    admin: { position: 'sidebar' },
  })
}

function isWebAddress(text: string): boolean {
  if (/[\s\p{Cc}?#]/u.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.hostname !== '' && url.username === '' && url.password === ''
}
