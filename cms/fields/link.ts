import type { TextField } from 'payload'
import { isSafeLink } from '../../content/link.ts'
import { isBlank, type Rule } from './rules.ts'
import { textField, type FieldOptions } from './textField.ts'

/** The longest address: what every browser and proxy takes. */
export const linkMaxLength = 2000

/** An address a reader can be sent to, in drafts too: `javascript:` must not even be stored. */
export const linkRule: Rule = {
  inDrafts: true,
  check: (value) =>
    isBlank(value) || (typeof value === 'string' && isSafeLink(value))
      ? null
      : {
          ja: 'リンクは http://、https:// か mailto: で始めて、空白を入れずに書いてください。例: https://example.org/book',
          en: 'A link begins with http://, https:// or mailto: and has no spaces, like https://example.org/book.',
        },
}

export function linkField({ rules = [], ...options }: FieldOptions & { rules?: readonly Rule[] }): TextField {
  return textField({ ...options, maxLength: linkMaxLength, rules: [linkRule, ...rules] })
}
