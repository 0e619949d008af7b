import type { FunctionComponent } from 'preact'
import type { FormulaPart } from '../page-models/textParts.ts'
import { KatexHtml } from './KatexHtml.tsx'
import { Mark, Marked, type Marks } from './Marked.tsx'
import type { Beside } from './scriptsBeside.ts'

/** How a formula is shown, also one that KaTeX can't read. */
export type FormulaComponent = FunctionComponent<{
  part: FormulaPart
  beside: Beside
  marks?: Marks | null
}>

/**
 * A formula on a page, with a space to Japanese letters beside it (JLREQ: a quarter em). Where KaTeX can't read it, its LaTeX: the
 * book may have printed exactly that.
 */
export const Formula: FormulaComponent = ({ part, beside, marks = null }) => {
  if (part.kind !== 'formula')
    return (
      <code class="broken-formula notranslate">
        <Marked text={part.latex} marks={marks} />
      </code>
    )
  const ink = <Ink part={part} marks={marks} />
  if (part.display) return <span class="formula-display">{ink}</span>
  const names = [
    'formula',
    beside.isAfterJapanese && 'after-japanese',
    beside.isBeforeJapanese && 'before-japanese',
  ]
  return <span class={names.filter(Boolean).join(' ')}>{ink}</span>
}

// Marks inside a formula are for the eye alone: <del> or <ins> says of the whole of it that something in it differs.
function Ink({ part, marks }: { part: Extract<FormulaPart, { kind: 'formula' }>; marks: Marks | null }) {
  if (marks === null) return <KatexHtml html={part.formula.html()} />
  const { edit: Edit, change } = marks
  if (change !== 'all' && change.formula !== null)
    return (
      <Edit>
        <KatexHtml html={change.formula.html()} />
      </Edit>
    )
  return (
    <Mark edit={Edit}>
      <KatexHtml html={part.formula.html()} />
    </Mark>
  )
}
