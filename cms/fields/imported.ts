import type { JSONField, TextareaField, TextField } from 'payload'
import { ToCheck } from '../../content/toCheck.ts'
import type { Bilingual } from '../../content/locale.ts'
import { isStaff } from '../access/roles.ts'
import { withRules, type Rule } from './rules.ts'

/** The longest text to check, in characters of its stored form. */
const toCheckMaxLength = 100_000

/**
 * What an import stores beside the content: `fingerprint`, by which the next import of the same source finds the document,
 * `importedFrom`, its own lines in the source, and `toCheck`, which an editor ticks off. Only people with an account can read
 * them: the snapshot leaves them out.
 */
export function importedFields(): [JSONField, TextareaField, TextField] {
  return [toCheckField(), importedFromField(), fingerprintField()]
}

function toCheckField(): JSONField {
  return {
    ...withRules([bilingualTextRule]),
    name: 'toCheck',
    type: 'json',
    label: { ja: '要見直し', en: 'Doubtful' },
    access: { read: isStaff },
    admin: {
      position: 'sidebar',
      disableBulkEdit: true,
      components: {
        Field: '/components/errata/ToCheck#ToCheckField',
        Cell: '/components/errata/ToCheck#ToCheckCell',
      },
      description: {
        ja: '取り込みで確かでなかったところです。元の文と見比べ、済んだら「見直し済みにする」を押して保存します。',
        en: 'What was not certain when this was imported. Compare it with the source, press "It is settled", and save.',
      },
    },
  }
}

function importedFromField(): TextareaField {
  return {
    name: 'importedFrom',
    type: 'textarea',
    label: { ja: '取り込み元の行', en: 'Lines of the source' },
    access: { read: isStaff, create: () => false, update: () => false },
    admin: {
      position: 'sidebar',
      readOnly: true,
      disableBulkEdit: true,
      disableListColumn: true,
      condition: ({ importedFrom }) => typeof importedFrom === 'string' && importedFrom !== '',
      description: {
        ja: '取り込んだページにあったままの行です。読み取った内容と見比べるために残してあります。',
        en: 'As they stood on the page that was imported, to compare what was read with them.',
      },
    },
    // A duplicate is another erratum than the one of these lines.
    hooks: { beforeDuplicate: [() => null] },
  }
}

function fingerprintField(): TextField {
  return {
    name: 'fingerprint',
    type: 'text',
    label: { ja: '取り込み元の印', en: 'Mark of the source' },
    index: true,
    hidden: true,
    access: { read: isStaff, create: () => false, update: () => false },
    admin: {
      hidden: true,
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
      description: {
        ja: '取り込んだときに付きます。同じ元からもう一度取り込むときの目印です。',
        en: 'Set by an import, which knows the document again by it.',
      },
    },
    // A duplicate has none: the next import must find one document by it.
    hooks: { beforeDuplicate: [() => null] },
  }
}

const wrongShape: Bilingual = {
  ja: '「要見直し」は日本語と英語の文の組か、空にしてください。',
  en: 'What is doubtful is a text in Japanese and in English, or empty.',
}

const bilingualTextRule: Rule = {
  inDrafts: true,
  check: (value) => {
    if (value === null || value === undefined) return null
    const parsed = ToCheck.safeParse(value)
    return parsed.success && parsed.data.ja.length + parsed.data.en.length <= toCheckMaxLength
      ? null
      : wrongShape
  },
}
