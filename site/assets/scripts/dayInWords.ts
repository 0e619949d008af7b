/** A day (`2026-11-30`), or the reader's day at a moment (in ms), as the page's language writes it. */
export function dayInWords(day: string | number | undefined): string {
  if (day === undefined) return ''
  const { lang } = document.documentElement
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'long',
    timeZone: typeof day === 'string' ? 'UTC' : undefined,
  })
  return format.format(new Date(typeof day === 'string' ? `${day}T00:00:00Z` : day))
}
