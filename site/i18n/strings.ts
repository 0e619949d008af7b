import type { Locale } from '../../content/locale.ts'
import { en } from './en.ts'
import { ja, type Strings } from './ja.ts'

/** What the site says to readers, by the page's language. */
export const strings: Readonly<Record<Locale, Strings>> = { ja, en }
export type { Strings }
