import type { Translated } from './demoContent.ts'

/**
 * The name that a new site has until somebody writes another; used only where nobody has saved the settings. It says nothing of the
 * demo: these settings stand below a publisher's own book too. What the demo is, and who owns its words, stands in its book.
 */
export const siteSettings: { title: Translated } = {
  title: { ja: '本のサポートサイト', en: 'Book Support' },
}
