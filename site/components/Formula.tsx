import type { FunctionComponent } from 'preact'
import type { FormulaPart } from '../page-models/textParts.ts'
import { KatexHtml } from './KatexHtml.tsx'
import type { Beside } from './scriptsBeside.ts'

/** How a formula is shown, also one that KaTeX can't read. */
export type FormulaComponent = FunctionComponent<{ part: FormulaPart; beside: Beside }>

/**
 * A formula on a page, with a space to Japanese letters beside it (JLREQ: a quarter em). Where KaTeX can't read it, its LaTeX: the
 * book may have printed exactly that.
 */
export const Formula: FormulaComponent = ({ part, beside }) => {
  if (part.kind !== 'formula') return <code class="broken-formula notranslate">{part.latex}</code>
  if (part.display)
    return (
      <span class="formula-display">
        <KatexHtml html={part.formula.html()} />
      </span>
    )
  const names = [
    'formula',
    beside.isAfterJapanese && 'after-japanese',
    beside.isBeforeJapanese && 'before-japanese',
  ]
  return (
    <span class={names.filter(Boolean).join(' ')}>
      <KatexHtml html={part.formula.html()} />
    </span>
  )
}
