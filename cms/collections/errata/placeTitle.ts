import type { FieldHook, TextField } from 'payload'
import { type Bilingual, defaultLocale, locales } from '../../../content/locale.ts'
import { describeLocator, placeKey } from '../../../content/locator.ts'
import { asRow, localizedText, toLocator } from '../../rows.ts'
import { panelLanguage } from '../../words.ts'

/**
 * The title of an erratum in the panel: its place, in the panel's language.
 * The stored text holds both languages, so that lists and pickers find it by either.
 */
export function placeTitleField(): TextField {
  return {
    name: 'place',
    type: 'text',
    label: { ja: '場所', en: 'Place' },
    admin: {
      hidden: true,
      disableListFilter: true,
      disableBulkEdit: true,
      description: {
        ja: 'ページ、行、図などから作られます。',
        en: 'Made of the page, the line and the figure.',
      },
    },
    hooks: { beforeChange: [placeInBothLanguages], afterRead: [placeInPanelLanguage] },
  }
}

/** Sorts errata as their places lie in the book: as plain texts, page 1 would come before xiii and page 10 before 2. */
export function bookOrderField(): TextField {
  return {
    name: 'bookOrder',
    type: 'text',
    label: { ja: '本の中の順', en: 'Order in the book' },
    index: true,
    admin: {
      hidden: true,
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
      description: { ja: '場所から作られます。', en: 'Made of the place.' },
    },
    hooks: { beforeChange: [({ data }) => placeKey(toLocator(data ?? {}))] },
  }
}

const noPlace: Bilingual = { ja: '(場所なし)', en: '(no place yet)' }

// One line a language, in the order of `locales`. A save has the item's part in one language, the stored document in the other.
const placeInBothLanguages: FieldHook = ({ data = {}, req, siblingDocWithLocales }) => {
  const locator = toLocator(data)
  if (locator.item) {
    const storedItem = asRow(asRow(siblingDocWithLocales).item)
    locator.item.part = {
      ...localizedText(storedItem.part),
      [String(req.locale)]: locator.item.part[defaultLocale],
    }
  }
  return locales.map((locale) => describeLocator(locator, locale) || noPlace[locale]).join('\n')
}

const placeInPanelLanguage: FieldHook = ({ req, value }) =>
  typeof value === 'string' ? (value.split('\n')[locales.indexOf(panelLanguage(req))] ?? value) : value
