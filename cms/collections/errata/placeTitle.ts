import type { FieldHook, TextField } from 'payload'
import { describeLocator, itemKinds, type Locator, placeKey } from '../../../content/locator.ts'
import { defaultLocale, locales, type Localized } from '../../../content/locale.ts'
import { panelLanguage } from '../../words.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * The title of an erratum in the panel: its place, in the language of whoever looks.
 * What is stored holds it in each language, so that lists and pickers find it by either.
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

/** Sorts errata as their places lie in the book: a list cannot compare xiii with 1 by itself. */
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

const noPlace = { ja: '(場所なし)', en: '(no place yet)' }

// One line a language, in the order of `locales`. The part of an item is translated: what is not being edited comes from the stored document.
const placeInBothLanguages: FieldHook = ({ data = {}, req, siblingDocWithLocales }) => {
  const locator = toLocator(data)
  if (locator.item) {
    const stored = ((siblingDocWithLocales as Row | undefined)?.item ?? {}) as Row
    locator.item.part = {
      ...localizedOf(stored.part),
      [String(req.locale)]: locator.item.part[defaultLocale],
    }
  }
  return locales.map((locale) => describeLocator(locator, locale) || noPlace[locale]).join('\n')
}

const placeInPanelLanguage: FieldHook = ({ req, value }) =>
  typeof value === 'string' ? (value.split('\n')[locales.indexOf(panelLanguage(req))] ?? value) : value

/** Reads the place out of a document in one locale. */
function toLocator(document: Row): Locator {
  const item = (document.item ?? {}) as Row
  const kind = itemKinds.find((known) => known === item.kind)
  return {
    page: textOf(document.page),
    line: typeof document.line === 'number' ? document.line : null,
    lineFrom: document.lineFrom === 'bottom' ? 'bottom' : 'top',
    item: kind === undefined ? null : { kind, label: textOf(item.label), part: localizedOf(item.part) },
  }
}

function localizedOf(value: unknown): Localized<string> {
  if (typeof value !== 'object' || value === null) return { ja: textOf(value), en: textOf(value) }
  const { ja, en } = value as Row
  return { ja: textOf(ja), en: textOf(en) }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
