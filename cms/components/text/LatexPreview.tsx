'use client'

import { useMemo } from 'react'
import { describeLatexProblem } from '../../../content/describeLatexProblem.ts'
import type { Locale } from '../../../content/locale.ts'
import { noMacros, type Macros } from '../../../content/macros.ts'
import { parseText } from '../../../content/text.ts'
import type { Mend } from '../../../content/text-hints/textHint.ts'
import { findTextHints } from '../../../content/textHints.ts'
import { findTextProblems } from '../../../content/textProblems.ts'
import { DrawnText } from './DrawnText.tsx'
import { Hints } from './Hints.tsx'
import { useSettled } from './useSettled.ts'
import './latexField.css'

const words = {
  ja: {
    preview: '表示の見本',
    broken:
      'この数式は読めないため、サイトではコードとして表示されます。本の誤植をそのまま引用する欄なので、このまま公開できます。',
    spaces: '「誤」と「正」は空白だけが違います。空白に印を付けて表示しています(· 空白、→ タブ、¶ 改行)。',
    lost: 'この本のマクロを読み込めませんでした。ページを読み込み直してください。',
  },
  en: {
    preview: 'Preview',
    broken:
      'This formula cannot be read, so the site shows it as code. ' +
      'This field quotes the book’s own misprint: you can publish it as it is.',
    spaces:
      'The two texts differ in white space alone. It is marked here: · a space, → a tab, ¶ the end of a line.',
    lost: 'The macros of the book could not be read. Load this page again.',
  },
}

const silence = { problems: [], hints: [] }

/**
 * Below a text field: the text as readers will see it, and a sentence for each problem and for what it would silently say
 * otherwise. Shows nothing for plain words.
 */
export function LatexPreview({
  text,
  language,
  textLanguage,
  mayBeBroken,
  macros = noMacros,
  isMacrosLost = false,
  showsSpaces = false,
  onMend,
}: {
  text: string
  /** The panel's language. */
  language: Locale
  /** The language of the text, where it is known. */
  textLanguage?: string | undefined
  /** Whether a formula that can't be read may be published. */
  mayBeBroken: boolean
  /** Those of the text's book. */
  macros?: Macros | undefined
  /** The book's macros could not be asked for. */
  isMacrosLost?: boolean
  /** Marks white space, where it is what matters. */
  showsSpaces?: boolean
  /** Makes a mend in this text; left out where it can't be written. */
  onMend?: ((mend: Mend, text: string) => void) | undefined
}) {
  const segments = useMemo(() => parseText(text), [text])
  const remarks = useMemo(
    () => ({
      text,
      problems: findTextProblems(text, macros).map((problem) => describeLatexProblem(problem, language)),
      hints: findTextHints(text, macros),
    }),
    [text, macros, language],
  )
  const isQuiet = remarks.problems.length === 0 && remarks.hints.length === 0
  const { problems, hints, text: remarkedText } = useSettled(remarks, { isQuiet }) ?? { text, ...silence }
  const say = words[language]
  const hasFormula = segments.some(({ kind }) => kind === 'math')
  const isPlain = segments.every((segment) => segment.kind === 'text' && segment.text === text)
  const isShown = !isPlain || hasLayout(text) || showsSpaces || hints.length > 0
  return (
    <div className={isShown ? 'latex-preview' : undefined}>
      {isShown && (
        <>
          <span className="latex-preview__label">{say.preview}</span>
          <div className="latex-preview__text" lang={textLanguage}>
            <DrawnText text={text} macros={macros} showsSpaces={showsSpaces} />
          </div>
        </>
      )}
      {/* Always there: a screen reader hears what comes into it. */}
      <div role="status">
        {problems.length > 0 && (
          <ul
            className={`latex-preview__problems latex-preview__problems--${mayBeBroken ? 'allowed' : 'refused'}`}
          >
            {problems.map((problem, index) => (
              <li key={index}>{problem}</li>
            ))}
            {mayBeBroken && <li className="latex-preview__note">{say.broken}</li>}
          </ul>
        )}
        {hints.length > 0 && (
          <Hints
            hints={hints}
            language={language}
            onMend={onMend === undefined ? undefined : (mend) => onMend(mend, remarkedText)}
          />
        )}
        {showsSpaces && <p className="latex-preview__remark">{say.spaces}</p>}
        {isMacrosLost && hasFormula && <p className="latex-preview__remark">{say.lost}</p>}
      </div>
    </div>
  )
}

/** Several lines, indentation, or columns: how they come out is worth a look. */
function hasLayout(text: string): boolean {
  return /\n|\t| {2}|^[ \u3000]/.test(text)
}
