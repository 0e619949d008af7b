import type { Locale } from '../../content/locale.ts'
import { en } from './en.ts'
import { ja, type Strings } from './ja.ts'

/** The words of the site itself, by the page's language. */
export const strings: Readonly<Record<Locale, Strings>> = { ja, en }
export type { Strings }
