import type { TextField } from 'payload'
import { isSafeLink } from '../../content/link.ts'
import { isBlank, type Rule } from './rules.ts'
import { textField, type FieldOptions } from './textField.ts'

/** The longest address that every browser and proxy accepts. */
const maxLength = 2000

/** A link that readers can follow; checked in drafts too: `javascript:` must not even be stored. */
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

/** A link that readers can follow. */
export function linkField({ rules = [], ...options }: FieldOptions & { rules?: readonly Rule[] }): TextField {
  return textField({ ...options, maxLength, rules: [linkRule, ...rules] })
}
