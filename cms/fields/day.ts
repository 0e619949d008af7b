import type { DateField } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { siteDay } from '../../content/siteTime.ts'
import { isBlank, withRules, type Rule } from './rules.ts'
import { requiredRule } from './textRules.ts'
import type { FieldOptions } from './textField.ts'

const dayRule: Rule = {
  inDrafts: true,
  check: (value) => {
    if (isBlank(value)) return null
    const time = value instanceof Date ? value.getTime() : Date.parse(String(value))
    const year = new Date(time).getUTCFullYear()
    return year >= 1000 && year <= 9999
      ? null
      : {
          ja: '日付として読めません。カレンダーから選ぶか、2023-02-17 のように書いてください。',
          en: 'This is not a date. Choose one in the calendar, or write it like 2023-02-17.',
        }
  },
}

/** A day without a time. The panel stores its noon in UTC, so that it is the same day from Honolulu to Auckland. */
export function dayField({
  name,
  label,
  description,
  required,
  admin,
  rules = [],
  ...rest
}: Omit<FieldOptions, 'admin'> &
  Pick<DateField, 'hooks' | 'defaultValue' | 'index'> & {
    admin?: DateField['admin']
    required?: Bilingual
    rules?: readonly Rule[]
  }): DateField {
  return {
    ...rest,
    ...withRules([dayRule, ...(required ? [requiredRule(required)] : []), ...rules]),
    type: 'date',
    name,
    label,
    ...(required ? { required: true } : {}),
    admin: {
      ...admin,
      date: { pickerAppearance: 'dayOnly', displayFormat: 'yyyy-MM-dd' },
      description,
    },
  }
}

/** The site's day at a moment, stored as the panel stores days: noon in UTC. */
export function storedDay(now: Date): string {
  return `${siteDay(now)}T12:00:00.000Z`
}
