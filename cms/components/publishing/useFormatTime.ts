'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../../../content/locale.ts'

// Swedish writes 2026-11-25 17:19, as `admin.dateFormat` has it in lists.
const writers: Record<Locale, string> = { ja: 'sv', en: 'sv' }

/**
 * Formats moments, today's as the time alone. The first render is in UTC on the server and in the browser, so that hydration
 * matches; after it, the browser's own time zone is used.
 */
export function useFormatTime(language: Locale): (moment: string) => string {
  const [browser, setBrowser] = useState<{ timeZone: string; today: string } | null>(null)
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    setBrowser({ timeZone, today: new Date().toLocaleDateString('sv', { timeZone }) })
  }, [])
  return (moment) => {
    const date = new Date(moment)
    const timeZone = browser?.timeZone ?? 'UTC'
    const isToday = browser !== null && date.toLocaleDateString('sv', { timeZone }) === browser.today
    return new Intl.DateTimeFormat(writers[language], {
      timeZone,
      ...(isToday ? {} : { dateStyle: 'short' }),
      timeStyle: 'short',
    }).format(date)
  }
}
