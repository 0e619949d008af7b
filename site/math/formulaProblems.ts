import { describeLatexProblem } from '../../content/describeLatexProblem.ts'
import { findMixedTextProblems, type LatexProblem } from '../../content/latex.ts'
import { parseMixedText, type MixedTextProblem } from '../../content/mixedText.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import type { RenderFormula } from './createMath.ts'
import { listFormulaFields, type FormulaField } from './formulaFields.ts'

/** Every formula that is shown as code because KaTeX can't read it, for the editor: where it is, what is wrong, what to do. */
export function findFormulaProblems({
  snapshot,
  math,
}: {
  snapshot: Snapshot
  math: RenderFormula
}): ContentProblem[] {
  return listFormulaFields(snapshot).flatMap((field) =>
    isReadable(field.text, math)
      ? []
      : findMixedTextProblems(field.text).map((problem) => describeProblem(field, problem)),
  )
}

// Reads the renderer's cache, so that KaTeX parses only the fields with a broken formula a second time.
function isReadable(text: string, math: RenderFormula): boolean {
  const { segments, problems } = parseMixedText(text)
  return (
    problems.length === 0 && segments.every((segment) => segment.kind === 'text' || math(segment.latex).ok)
  )
}

function describeProblem(field: FormulaField, problem: LatexProblem | MixedTextProblem): ContentProblem {
  const ja = describeLatexProblem(problem, 'ja')
  const en = describeLatexProblem(problem, 'en')
  return {
    severity: 'warning',
    message: {
      ja: `${field.where.ja}、${field.field.ja}: ${ja}それまでこの数式はコードのまま表示されます。`,
      en: `${field.where.en}, ${field.field.en}: ${en} Until then this formula is shown as code.`,
    },
    document: field.document,
  }
}
