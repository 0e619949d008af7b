import { ValidationError, type Field, type FieldHook, type GroupField } from 'payload'
import { type Bilingual, type Locale, defaultLocale, eachLocale, locales } from '../../content/locale.ts'
import { asRow } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { isBlank, type Rule } from './rules.ts'

/** What a side of a pair is called on the form. */
export const languageNames: Record<Locale, Bilingual> = {
  ja: { ja: '日本語', en: 'Japanese' },
  en: { ja: '英語', en: 'English' },
}

/** What the two sides have in common; beside it, whatever `make` takes. */
type PairOptions = {
  name: string
  label: Bilingual
  description?: Bilingual
  required?: Bilingual
  rules?: readonly Rule[]
  /** The language in which an empty side lacks nothing: the other side may be a gloss for those who can't read the quotation. */
  mayLack?: Locale
  admin?: object
}

/**
 * A field in both languages: a group `{ ja, en }` whose two inputs, each made by `make`, stand side by side on the form.
 * `required`: the words where both are empty and the document is being published. One language is enough: the site shows it on
 * the other's pages, marked.
 */
export function bilingual<Options extends PairOptions>(
  make: (options: Options) => Field,
  { name, label, description, required, admin, mayLack, rules = [], ...options }: Options,
): GroupField {
  const side = (locale: Locale) =>
    make({
      ...options,
      name: locale,
      label: languageNames[locale],
      rules: required && locale === defaultLocale ? [...rules, inEitherLanguage(required)] : rules,
      admin: { ...admin, width: '50%' },
    } as unknown as Options)
  return {
    name,
    type: 'group',
    label,
    custom: { bilingual: true, ...(mayLack === undefined ? {} : { mayLack }) },
    admin: {
      description,
      hideGutter: true,
      className: 'bilingual',
      components: { Field: '/components/bilingual/BilingualField#BilingualField' },
    },
    hooks: { beforeValidate: [takePair] },
    fields: [{ type: 'row', fields: locales.map(side) }],
  }
}

/** Whether a field is a pair that `bilingual` made. */
export function isBilingual(field: Field): field is GroupField & { name: string } {
  return field.type === 'group' && 'name' in field && field.custom?.bilingual === true
}

// On one side alone: the same words twice, side by side, would be read as two faults.
function inEitherLanguage(problem: Bilingual): Rule {
  return {
    inDrafts: false,
    check: (_value, { siblingData }) =>
      locales.every((locale) => isBlank(siblingData[locale])) ? problem : null,
  }
}

// Payload makes an empty group of whatever is no object, and would then keep the stored texts: a text that was sent would be lost
// without a word.
const takePair: FieldHook = ({ collection, field, global, path, req, value }) => {
  if (value === undefined) return value
  if (value === null) return eachLocale(() => null)
  if (typeof value === 'object' && !Array.isArray(value)) return asRow(value)
  const name = 'name' in field ? String(field.name) : ''
  throw new ValidationError(
    {
      collection: collection?.slug,
      global: global?.slug,
      errors: [
        {
          path: path.join('.'),
          label: 'label' in field ? (field.label as Bilingual) : undefined,
          message: inPanelLanguage(req, {
            ja: `言語ごとに書いてください。例: { "${name}": { "ja": "…", "en": "…" } }`,
            en: `Write it by language, like { "${name}": { "ja": "…", "en": "…" } }.`,
          }),
        },
      ],
      req,
    },
    req.t,
  )
}
