'use client'

import { useEffect, useMemo, useState } from 'react'
import { describeLatexProblem } from '../../../content/describeLatexProblem.ts'
import { parseText } from '../../../content/text.ts'
import { findTextProblems } from '../../../content/textProblems.ts'
import type { Locale } from '../../../content/locale.ts'
import { DrawnText } from './DrawnText.tsx'
import './latexField.css'

const words = {
  ja: {
    preview: '表示の見本',
    broken:
      'この数式は読めないため、サイトではコードとして表示されます。本の誤植をそのまま引用する欄なので、このまま公開できます。',
  },
  en: {
    preview: 'Preview',
    broken:
      'This formula cannot be read, so the site shows it as code. ' +
      'This field quotes the book’s own misprint: you can publish it as it is.',
  },
}

/** A text with formulas, code or links as readers will see it, and a sentence for each problem. Shows nothing for plain words. */
export function LatexPreview({
  text,
  language,
  textLanguage,
  mayBeBroken,
}: {
  text: string
  /** The panel's language. */
  language: Locale
  /** The language of the text, where it is known. */
  textLanguage?: string | undefined
  /** Whether a formula that can't be read may be published. */
  mayBeBroken: boolean
}) {
  const problems = useSettled(
    useMemo(
      () => findTextProblems(text).map((problem) => describeLatexProblem(problem, language)),
      [text, language],
    ),
  )
  if (parseText(text).every(({ kind }) => kind === 'text')) return null
  return (
    <div className="latex-preview">
      <span className="latex-preview__label">{words[language].preview}</span>
      <p className="latex-preview__text" lang={textLanguage}>
        <DrawnText text={text} />
      </p>
      <div role="status">
        {problems.length > 0 && (
          <ul
            className={`latex-preview__problems latex-preview__problems--${mayBeBroken ? 'allowed' : 'refused'}`}
          >
            {problems.map((problem, index) => (
              <li key={index}>{problem}</li>
            ))}
            {mayBeBroken && <li className="latex-preview__note">{words[language].broken}</li>}
          </ul>
        )}
      </div>
    </div>
  )
}

/** Debounces a list by 0.5 s, so that an unfinished formula is not reported while one types; an empty list shows at once. */
function useSettled(list: string[]): string[] {
  const key = list.join('\n')
  const [settled, setSettled] = useState(key)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), key === '' ? 0 : 500)
    return () => clearTimeout(timer)
  }, [key])
  return key === '' || settled === '' ? [] : settled.split('\n')
}
