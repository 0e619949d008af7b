import type { Locale } from '../../../content/locale.ts'

/** 10:42 for today, 2026-11-24 10:42 for another day; in the browser's time zone. */
export function formatTypedAt(moment: string, { language, now }: { language: Locale; now: Date }): string {
  const date = new Date(moment)
  const day = (one: Date) => one.toLocaleDateString('sv')
  const time = date.toLocaleTimeString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    hour: 'numeric',
    minute: '2-digit',
  })
  return day(date) === day(now) ? time : `${day(date)} ${time}`
}
