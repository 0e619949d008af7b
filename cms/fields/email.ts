import type { TextField } from 'payload'
import { z } from 'zod'
import { isBlank, type Rule } from './rules.ts'
import { textField, type FieldOptions } from './textField.ts'

const address = z.email()

const emailRule: Rule = {
  inDrafts: true,
  check: (value) =>
    isBlank(value) || address.safeParse(value).success
      ? null
      : {
          ja: 'メールアドレスの形にしてください。例: support@example.org',
          en: 'Write an e-mail address, like support@example.org.',
        },
}

/** An e-mail address that readers see. */
export function emailField(options: FieldOptions): TextField {
  return textField({ ...options, maxLength: 254, rules: [emailRule] })
}
