'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../../../content/locale.ts'

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
    return new Intl.DateTimeFormat(language, {
      timeZone,
      ...(isToday ? {} : { dateStyle: 'medium' }),
      timeStyle: 'short',
    }).format(date)
  }
}
