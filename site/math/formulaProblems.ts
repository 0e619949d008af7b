import { describeLatexProblem } from '../../content/describeLatexProblem.ts'
import type { LatexProblem } from '../../content/latex.ts'
import { noMacros, readMacros, type Macros } from '../../content/macros.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { parseText } from '../../content/text.ts'
import { findTextProblems } from '../../content/textProblems.ts'
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
  const macros = new Map(snapshot.books.map((book) => [book.slug, readMacros(book.macros ?? '').macros]))
  return listFormulaFields(snapshot).flatMap((field) => {
    const ofBook = (field.book === null ? undefined : macros.get(field.book)) ?? noMacros
    if (isReadable({ text: field.text, math, macros: ofBook })) return []
    return findTextProblems(field.text, ofBook).map((problem) => describeProblem(field, problem))
  })
}

// Reads the renderer's cache, so that KaTeX parses only the fields with a broken formula a second time.
function isReadable({ text, math, macros }: { text: string; math: RenderFormula; macros: Macros }): boolean {
  return parseText(text).every(
    (segment) => segment.kind !== 'math' || math(segment.latex, { display: segment.display, macros }).ok,
  )
}

function describeProblem(field: FormulaField, problem: LatexProblem): ContentProblem {
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
