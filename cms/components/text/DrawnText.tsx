'use client'

import { useMemo } from 'react'
import { renderLatex } from '../../../content/latex.ts'
import { parseMixedText } from '../../../content/mixedText.ts'
import './latexField.css'

/** A text with its formulas drawn, as readers will see it; one that can't be read stands as code. */
export function DrawnText({ text }: { text: string }) {
  const segments = useMemo(() => drawSegments(text), [text])
  return segments.map((segment, index) =>
    segment.kind === 'text' ? (
      <span key={index}>{segment.text}</span>
    ) : segment.html === null ? (
      <code key={index} className="latex-preview__broken">
        {segment.latex}
      </code>
    ) : (
      // KaTeX escapes what it is given, and renderLatex refuses the commands that would let HTML through.
      <span key={index} dangerouslySetInnerHTML={{ __html: segment.html }} />
    ),
  )
}

type DrawnSegment = { kind: 'text'; text: string } | { kind: 'math'; latex: string; html: string | null }

function drawSegments(text: string): DrawnSegment[] {
  return parseMixedText(text).segments.map((segment) => {
    if (segment.kind === 'text') return segment
    const rendered = renderLatex(segment.latex)
    return { kind: 'math', latex: segment.latex, html: rendered.ok ? rendered.html : null }
  })
}
