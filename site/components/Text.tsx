import type { ComponentChildren } from 'preact'
import type { ShownText, TextPart } from '../page-models/texts.ts'
import { KatexHtml } from './KatexHtml.tsx'

/** A text in its place; where it is in another language than the page, that language is marked. */
export function Text({ text }: { text: ShownText }) {
  const parts = <Parts parts={text.parts} />
  return text.lang === null ? parts : <span lang={text.lang}>{parts}</span>
}

/** Words and formulas, one after another. */
export function Parts({ parts }: { parts: TextPart[] }) {
  return (
    <>
      {parts.map((part) => {
        if (part.kind === 'words') return part.words
        if (part.kind === 'broken') return <BrokenFormula latex={part.latex} />
        const { html, isWide, depthClass } = part.formula
        if (!isWide)
          return (
            <span class="formula">
              <KatexHtml html={html} />
            </span>
          )
        return (
          <span class={`formula formula-wide ${depthClass ?? ''}`.trim()} tabIndex={0}>
            <KatexHtml html={html} />
          </span>
        )
      })}
    </>
  )
}

/** A formula that KaTeX can't read, as it was typed: a book may print such a thing, and the reader must see it. */
function BrokenFormula({ latex }: { latex: string }) {
  return <code class="broken-formula notranslate">{latex}</code>
}

/** A name in a list of such, with the word for the language where it is not the page's own. */
export function TextWithMark({ text, mark }: { text: ShownText; mark: string }) {
  return (
    <>
      <Text text={text} />
      {text.isFallback && <FallbackMark>{mark}</FallbackMark>}
    </>
  )
}

function FallbackMark({ children }: { children: ComponentChildren }) {
  return (
    <>
      {' '}
      <small class="fallback-mark">{children}</small>
    </>
  )
}
