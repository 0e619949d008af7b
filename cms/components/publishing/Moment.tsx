'use client'

import type { Locale } from '../../../content/locale.ts'
import { useFormatTime } from './useFormatTime.ts'

/** A moment in the reader's own time zone. */
export function Moment({ moment, language }: { moment: string; language: Locale }) {
  return <time dateTime={moment}>{useFormatTime(language)(moment)}</time>
}
