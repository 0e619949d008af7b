import type { FieldHook, TextField } from 'payload'
import { type Bilingual, type LocalizedText, locales } from '../../content/locale.ts'
import type { Row } from '../rows.ts'
import { inPanelLanguage, panelLanguage } from '../words.ts'
import { titleInEither } from './documentTitle.ts'

/** `label`: of the column. `describe`: the title of a document; null where it has none yet. */
export type DisplayTitle = { label?: Bilingual; describe?: (data: Row) => LocalizedText }

/**
 * What lists, pickers and breadcrumbs call a document: its title in the panel's language, else in the other one. Kept by each
 * save, with a line for each language in the order of `locales`, so that a search finds it by either.
 */
export function displayTitleField({
  label = { ja: '題名', en: 'Title' },
  describe = titleInEither,
}: DisplayTitle = {}): TextField {
  return {
    name: 'displayTitle',
    type: 'text',
    label,
    admin: {
      hidden: true, // In lists alone: the form has the title itself.
      disableBulkEdit: true,
      description: {
        ja: '文書の内容から自動で作られます。',
        en: 'Made of the document by itself.',
      },
    },
    hooks: {
      beforeChange: [({ data }) => toLines(describe(data ?? {}))],
      afterRead: [lineOfPanelLanguage],
    },
  }
}

function toLines(title: LocalizedText): string | null {
  const lines = locales.map((locale) => (title[locale] ?? '').replace(/\s+/g, ' '))
  return lines.every((line) => line === '') ? null : lines.join('\n')
}

const lineOfPanelLanguage: FieldHook = ({ req, value }) => {
  // Payload's cells and pickers would show the id of a document without a title.
  if (value === null) return inPanelLanguage(req, untitled)
  return typeof value === 'string' ? (value.split('\n')[locales.indexOf(panelLanguage(req))] ?? value) : value
}

const untitled = { ja: '(無題)', en: '(untitled)' }
