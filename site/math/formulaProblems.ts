import { describeLatexProblem } from '../../content/describeLatexProblem.ts'
import type { LatexProblem } from '../../content/latex.ts'
import type { Macros } from '../../content/macros.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import { parseText } from '../../content/text.ts'
import { findTextProblems } from '../../content/textProblems.ts'
import type { RenderFormula } from './createMath.ts'
import { listTextFields, type Documents, type TextField } from '../page-models/textFields.ts'

/** Every formula that is shown as code because KaTeX can't read it, for the editor: where it is, what is wrong, what to do. */
export function findFormulaProblems({
  documents,
  macros,
  math,
}: {
  documents: Documents
  /** Those of the book that the documents belong to. */
  macros: Macros
  math: RenderFormula
}): ContentProblem[] {
  return listTextFields(documents).flatMap((field) => {
    if (!field.text.includes('$') || isReadable({ text: field.text, math, macros })) return []
    return findTextProblems(field.text, macros).map((problem) => describeProblem(field, problem))
  })
}

// Reads the renderer's cache, so that KaTeX parses only the fields with a broken formula a second time.
function isReadable({ text, math, macros }: { text: string; math: RenderFormula; macros: Macros }): boolean {
  return parseText(text).every(
    (segment) => segment.kind !== 'math' || math(segment.latex, { display: segment.display, macros }).ok,
  )
}

function describeProblem(field: TextField, problem: LatexProblem): ContentProblem {
  const where = field.where()
  const ja = describeLatexProblem(problem, 'ja')
  const en = describeLatexProblem(problem, 'en')
  return {
    severity: 'warning',
    message: {
      ja: `${where.ja}、${field.field.ja}: ${ja}それまでこの数式はコードのまま表示されます。`,
      en: `${where.en}, ${field.field.en}: ${en} Until then this formula is shown as code.`,
    },
    document: field.document,
  }
}
