'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../../../content/locale.ts'

/**
 * The day and time of a version, in the reader's own time zone. The first render is in UTC, on the server and in the browser, so
 * that hydration matches.
 */
export function VersionMoment({ moment, language }: { moment: string; language: Locale }) {
  const [timeZone, setTimeZone] = useState('UTC')
  useEffect(() => setTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  // Swedish writes 2026-11-25 17:19, as the panel's lists do.
  const written = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(moment),
  )
  return (
    <time dateTime={moment} lang={language}>
      {written}
    </time>
  )
}
