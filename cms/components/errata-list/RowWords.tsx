'use client'

import { describeLatexProblem } from '../../../content/describeLatexProblem.ts'
import { findTextProblems } from '../../../content/textProblems.ts'
import type { Locale } from '../../../content/locale.ts'
import { describePrintings } from '../../../content/describePrintings.ts'
import { parsePrintings } from '../../../content/printings.ts'
import type { ErratumValues } from '../../import/support-page/importedBook.ts'
import { DrawnText } from '../text/DrawnText.tsx'
import { chooseLanguage } from './rows.ts'
import type { Words } from './words.ts'

/** The words of an erratum as readers will see them, formulas drawn, and what is wrong with them. */
export function RowWords({ values, language, say }: { values: ErratumValues; language: Locale; say: Words }) {
  const { original, correction, instruction, note, printings } = values
  const remarks = [instruction, note].map((text) => text[chooseLanguage(text, language)])
  const printingSet = printings === null ? null : parsePrintings(printings)
  const problems = correction === null ? [] : findTextProblems(correction)
  return (
    <>
      <dl className="errata-list__words">
        {original !== null && (
          <div className="errata-list__wrong">
            <dt>{say.original}</dt>
            <dd>
              <DrawnText text={original} />
            </dd>
          </div>
        )}
        {correction !== null && (
          <div className="errata-list__right">
            <dt>{say.correction}</dt>
            <dd>
              <DrawnText text={correction} />
            </dd>
          </div>
        )}
      </dl>
      {problems.length > 0 && (
        <p className="errata-list__problem">
          {problems.map((problem) => describeLatexProblem(problem, language)).join(' ')}
        </p>
      )}
      {correction === null && instruction.ja === null && instruction.en === null && (
        <p className="errata-list__problem">{say.neither}</p>
      )}
      {remarks.map((remark, index) =>
        remark === null ? null : (
          <p key={index} className="errata-list__remark">
            <DrawnText text={remark} />
          </p>
        ),
      )}
      <p className="errata-list__printings">
        {describePrintings(printingSet?.ok ? printingSet.set : null, language)}
      </p>
    </>
  )
}
