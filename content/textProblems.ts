import { findLatexProblem, type LatexProblem } from './latex.ts'
import type { Macros } from './macros.ts'
import { parseText } from './text.ts'

/** Everything that KaTeX can't read in the formulas of a text, in order; positions are within the whole text. */
export function findTextProblems(text: string, macros?: Macros): LatexProblem[] {
  return parseText(text).flatMap((segment) => {
    if (segment.kind !== 'math') return []
    const problem = findLatexProblem(segment.latex, {
      display: segment.display,
      ...(macros === undefined ? {} : { macros }),
    })
    return problem === null ? [] : [{ ...problem, position: segment.latexStart + problem.position }]
  })
}
