import type { TextField } from 'payload'
import { type Bilingual, eachLocale } from '../../../content/locale.ts'
import { describeLocator, placeKey } from '../../../content/locator.ts'
import { type Row, toLocator } from '../../rows.ts'

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

/** The title of an erratum in the panel: its place. */
export function placeTitle(data: Row): Bilingual {
  const locator = toLocator(data)
  return eachLocale((locale) => describeLocator(locator, locale) || noPlace[locale])
}
