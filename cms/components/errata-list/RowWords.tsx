'use client'

import { describeLatexProblem } from '../../../content/describeLatexProblem.ts'
import { findTextProblems } from '../../../content/textProblems.ts'
import type { Locale } from '../../../content/locale.ts'
import type { Macros } from '../../../content/macros.ts'
import { describePrintings } from '../../../content/describePrintings.ts'
import { parsePrintings } from '../../../content/printings.ts'
import type { ErratumValues } from '../../import/support-page/importedBook.ts'
import { DrawnText } from '../text/DrawnText.tsx'
import { differInSpaceOnly } from '../text/WhiteSpace.tsx'
import { chooseLanguage } from './rows.ts'
import type { Words } from './words.ts'

/** The words of an erratum as readers will see them, formulas drawn, and what is wrong with them. */
export function RowWords({
  values,
  macros,
  language,
  say,
}: {
  values: ErratumValues
  macros: Macros
  language: Locale
  say: Words
}) {
  const { original, correction, instruction, note, printings } = values
  const remarks = [instruction, note].map((text) => text[chooseLanguage(text, language)])
  const printingSet = printings === null ? null : parsePrintings(printings)
  const problems = correction === null ? [] : findTextProblems(correction, macros)
  const showsSpaces = differInSpaceOnly(original ?? '', correction ?? '')
  return (
    <>
      <dl className="errata-list__words">
        {original !== null && (
          <div className="errata-list__wrong">
            <dt>{say.original}</dt>
            <dd>
              <DrawnText text={original} macros={macros} showsSpaces={showsSpaces} />
            </dd>
          </div>
        )}
        {correction !== null && (
          <div className="errata-list__right">
            <dt>{say.correction}</dt>
            <dd>
              <DrawnText text={correction} macros={macros} showsSpaces={showsSpaces} />
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
          <div key={index} className="errata-list__remark">
            <DrawnText text={remark} macros={macros} />
          </div>
        ),
      )}
      <p className="errata-list__printings">
        {describePrintings(printingSet?.ok ? printingSet.set : null, language)}
      </p>
    </>
  )
}
