import { latexLimits, renderLatex } from '../../content/latex.ts'
import type { Macros } from '../../content/macros.ts'
import type { DrawnFormula } from '../math/createMath.ts'
import { moveStylesToClasses } from '../math/inlineStyles.ts'
import { widenMarks } from './compareFormulas.ts'
import type { MarkedRange } from './comparedParts.ts'
import { isSameDrawing, moveSpaceOut, visibleOf, type Drawing } from './drawing.ts'

/** The class of what differs inside a formula. */
export const markClass = 'changed'

/** A formula to be marked, as `formula` draws it without marks. */
export type MarkableFormula = { latex: string; display: boolean; macros: Macros; formula: DrawnFormula }

/** A formula with marks, and the runs of its LaTeX that are marked. */
export type MarkedFormula = { formula: DrawnFormula; ranges: readonly MarkedRange[] }

/**
 * The formula with what differs in a class of its own. A mark must not change how a formula is drawn: where it would, the part
 * round it is marked, and null says that all of it is to be. MathML and LaTeX stay those of the formula without marks.
 */
export function markFormula(marked: MarkableFormula, marks: readonly MarkedRange[]): MarkedFormula | null {
  const html = marked.formula.html()
  const unmarked: Drawing = { visible: visibleOf(html), styles: marked.formula.styles }
  let earlier = ''
  for (const widen of [null, 'near', 'far'] as const) {
    const wider =
      widen === null ? marks : widenMarks({ latex: marked.latex, macros: marked.macros, marks, to: widen })
    const latex = addMarks(marked.latex, wider)
    if (latex === null || latex === earlier) continue
    earlier = latex
    const drawing = draw(latex, marked)
    if (drawing === null || !isSameDrawing(drawing, unmarked, markClass)) continue
    const whole = Buffer.from(html.replace(unmarked.visible, () => drawing.visible))
    const formula = {
      ...marked.formula,
      html: () => whole.toString(),
      styles: [...new Set([...marked.formula.styles, ...drawing.styles])],
      classNames: new Set([...marked.formula.classNames, 'enclosing', markClass]),
    }
    return { formula, ranges: wider }
  }
  return null
}

// LaTeX with the marks round these runs; null where they leave nothing unmarked.
function addMarks(latex: string, marks: readonly MarkedRange[]): string | null {
  let written = ''
  let position = 0
  for (const { start, end, isBare } of marks) {
    const mark = `\\htmlClass{${markClass}}{${latex.slice(start, end)}}`
    written += latex.slice(position, start) + (isBare ? `{${mark}}` : mark)
    position = end
  }
  const isAll =
    marks.length === 1 && latex.slice(0, marks[0]?.start).trim() + latex.slice(position).trim() === ''
  return marks.length === 0 || isAll ? null : written + latex.slice(position)
}

function draw(latex: string, { display, macros }: MarkableFormula): Drawing | null {
  if (latex.length > latexLimits.maxLength) return null
  const rendered = renderLatex(latex, { display, macros, output: 'html', allowedClass: markClass })
  if (!rendered.ok) return null
  const { html, styles } = moveStylesToClasses(rendered.html)
  return { visible: moveSpaceOut(visibleOf(html), markClass), styles }
}
