import type { FunctionComponent } from 'preact'
import type { FormulaPart } from '../page-models/texts.ts'
import { KatexHtml } from './KatexHtml.tsx'

/** How a formula is shown, also one that KaTeX can't read. */
export type FormulaComponent = FunctionComponent<{ part: FormulaPart }>

/** A formula on a page. Where KaTeX can't read it, its LaTeX: the book may have printed exactly that. */
export const Formula: FormulaComponent = ({ part }) => {
  if (part.kind === 'broken') return <code class="broken-formula notranslate">{part.latex}</code>
  const { html, isWide, depthClass } = part.formula
  const ink = <KatexHtml html={html} />
  if (part.display) return <span class="formula-display">{ink}</span>
  if (!isWide) return <span class="formula">{ink}</span>
  return (
    <span class={`formula formula-wide ${depthClass ?? ''}`.trim()} tabIndex={0}>
      {ink}
    </span>
  )
}
