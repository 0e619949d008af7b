'use client'

import type { Locale } from '../../../content/locale.ts'
import type { PassedOver } from '../../import/support-page/importedBook.ts'
import type { Words } from './words.ts'

/** The lines of a list that give no erratum, each with the reason. */
export function PassedOverLines({
  lines,
  language,
  say,
}: {
  lines: PassedOver[]
  language: Locale
  say: Words
}) {
  if (lines.length === 0) return null
  return (
    <details className="errata-list__passed-over">
      <summary>{say.passedOver(lines.length)}</summary>
      <ul>
        {lines.map(({ line, text, reason }) => (
          <li key={line}>
            <span className="errata-list__line">{say.line(line, line)}</span> <code>{text.trim()}</code>
            <br />
            {reason[language]}
          </li>
        ))}
      </ul>
    </details>
  )
}
