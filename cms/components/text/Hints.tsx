'use client'

import { useId } from 'react'
import { describeMend, describeTextHint } from '../../../content/describeTextHint.ts'
import type { Locale } from '../../../content/locale.ts'
import type { Mend, TextHint } from '../../../content/text-hints/textHint.ts'

/** What a text would silently say otherwise, a sentence for each, with the buttons that mend it where the text can be written. */
export function Hints({
  hints,
  language,
  onMend,
}: {
  hints: readonly TextHint[]
  language: Locale
  onMend: ((mend: Mend) => void) | undefined
}) {
  const id = useId()
  return (
    <ul className="latex-preview__hints">
      {hints.map((hint, index) => (
        <li key={index}>
          <span id={`${id}-${index}`}>{describeTextHint(hint, language)}</span>
          {onMend !== undefined &&
            hint.mends.map((mend) => {
              const { label, shows } = describeMend(mend, language)
              return (
                <button
                  key={mend.kind}
                  type="button"
                  className="latex-preview__mend"
                  aria-describedby={`${id}-${index}`}
                  onClick={() => onMend(mend)}
                >
                  {label}
                  {shows !== '' && (
                    <>
                      {' '}
                      <code>{shows}</code>
                    </>
                  )}
                </button>
              )
            })}
        </li>
      ))}
    </ul>
  )
}
