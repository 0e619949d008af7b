'use client'

import { useMemo } from 'react'
import { renderLatex } from '../../../content/latex.ts'
import { noMacros, type Macros } from '../../../content/macros.ts'
import { parseText, type TextSegment } from '../../../content/text.ts'
import { WhiteSpace } from './WhiteSpace.tsx'
import './latexField.css'

/**
 * A text as readers will see it, formulas drawn with the macros of its book; one that can't be read stands as code.
 * `showsSpaces`: white space is marked.
 */
export function DrawnText({
  text,
  macros = noMacros,
  showsSpaces = false,
}: {
  text: string
  macros?: Macros | undefined
  showsSpaces?: boolean
}) {
  const segments = useMemo(() => parseText(text), [text])
  return segments.map((segment, index) => (
    <DrawnSegment key={index} segment={segment} macros={macros} showsSpaces={showsSpaces} />
  ))
}

function DrawnSegment({
  segment,
  macros,
  showsSpaces,
}: {
  segment: TextSegment
  macros: Macros
  showsSpaces: boolean
}) {
  const draw = (words: string) => (showsSpaces ? <WhiteSpace words={words} /> : words)
  switch (segment.kind) {
    case 'text':
      return <span>{draw(segment.text)}</span>
    case 'link':
      return (
        <a href={segment.url} target="_blank" rel="noreferrer">
          {segment.url}
        </a>
      )
    case 'code':
      return segment.block ? (
        <pre className="latex-preview__code">{draw(segment.code)}</pre>
      ) : (
        <code className="latex-preview__code">{draw(segment.code)}</code>
      )
    case 'math':
      return <DrawnFormula latex={segment.latex} display={segment.display} macros={macros} />
  }
}

function DrawnFormula({ latex, display, macros }: { latex: string; display: boolean; macros: Macros }) {
  const rendered = useMemo(() => renderLatex(latex, { display, macros }), [latex, display, macros])
  if (!rendered.ok) return <code className="latex-preview__broken">{latex}</code>
  // KaTeX escapes what it is given, and renderLatex refuses the commands that would let HTML through.
  return <span dangerouslySetInnerHTML={{ __html: rendered.html }} />
}
