'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../../../content/locale.ts'

/**
 * Writes moments for the person who reads: today's by the time alone. In UTC at first, on the server and in the browser alike,
 * then in the browser's own zone, so that both draw the same page.
 */
export function useFormatTime(language: Locale): (moment: string) => string {
  const [here, setHere] = useState<{ timeZone: string; today: string } | null>(null)
  useEffect(() => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    setHere({ timeZone, today: new Date().toLocaleDateString('sv', { timeZone }) })
  }, [])
  return (moment) => {
    const date = new Date(moment)
    const timeZone = here?.timeZone ?? 'UTC'
    const isToday = here !== null && date.toLocaleDateString('sv', { timeZone }) === here.today
    return new Intl.DateTimeFormat(language, {
      timeZone,
      ...(isToday ? {} : { dateStyle: 'medium' }),
      timeStyle: 'short',
    }).format(date)
  }
}
