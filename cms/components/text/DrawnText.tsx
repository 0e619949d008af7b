'use client'

import { useMemo } from 'react'
import { renderLatex } from '../../../content/latex.ts'
import type { Macros } from '../../../content/macros.ts'
import { parseText, type TextSegment } from '../../../content/text.ts'
import './latexField.css'

/** A text as readers will see it, formulas drawn with the macros of its book; one that can't be read stands as code. */
export function DrawnText({ text, macros }: { text: string; macros?: Macros | undefined }) {
  const segments = useMemo(() => parseText(text), [text])
  return segments.map((segment, index) => <DrawnSegment key={index} segment={segment} macros={macros} />)
}

function DrawnSegment({ segment, macros }: { segment: TextSegment; macros: Macros | undefined }) {
  switch (segment.kind) {
    case 'text':
      return <span>{segment.text}</span>
    case 'link':
      return (
        <a href={segment.url} target="_blank" rel="noreferrer">
          {segment.url}
        </a>
      )
    case 'code':
      return segment.block ? (
        <pre className="latex-preview__code">{segment.code}</pre>
      ) : (
        <code className="latex-preview__code">{segment.code}</code>
      )
    case 'math':
      return <DrawnFormula latex={segment.latex} display={segment.display} macros={macros} />
  }
}

function DrawnFormula({
  latex,
  display,
  macros,
}: {
  latex: string
  display: boolean
  macros: Macros | undefined
}) {
  const rendered = useMemo(
    () => renderLatex(latex, { display, ...(macros === undefined ? {} : { macros }) }),
    [latex, display, macros],
  )
  if (!rendered.ok) return <code className="latex-preview__broken">{latex}</code>
  // KaTeX escapes what it is given, and renderLatex refuses the commands that would let HTML through.
  return <span dangerouslySetInnerHTML={{ __html: rendered.html }} />
}
