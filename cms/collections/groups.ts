/** The headings of the admin panel's menu, in the order of an editor's day. */
export const groups = {
  book: { ja: '本', en: 'Books' },
  site: { ja: 'サイト', en: 'Site' },
} as const
