import type { TextPart } from '../page-models/textParts.ts'
import type { ShownText } from '../page-models/texts.ts'
import { Formula as FormulaOnPage, type FormulaComponent } from './Formula.tsx'
import { scriptsBeside } from './scriptsBeside.ts'

/** A text. Where its language is not the page's, `lang` says so. */
export function Text({ text, Formula }: { text: ShownText; Formula?: FormulaComponent }) {
  const parts = <Parts parts={text.parts} Formula={Formula} />
  return text.lang === null ? parts : <span lang={text.lang}>{parts}</span>
}

/** Words, formulas, code and links, one after another; the style sheet keeps the white space of words. */
export function Parts({ parts, Formula = FormulaOnPage }: { parts: TextPart[]; Formula?: FormulaComponent }) {
  return (
    <>
      {parts.map((part, index) => {
        switch (part.kind) {
          case 'words':
            return part.words
          case 'code':
            return <Code part={part} />
          case 'link':
            return <a href={part.url}>{part.url}</a>
          default:
            return (
              <Formula
                part={part}
                beside={scriptsBeside({ before: parts[index - 1], after: parts[index + 1] })}
              />
            )
        }
      })}
    </>
  )
}

// A block stands inside a line of text (`<p>`, `<del>`), where HTML allows no <pre>: its look is the style sheet's.
function Code({ part }: { part: Extract<TextPart, { kind: 'code' }> }) {
  return <code class={part.block ? 'code-block notranslate' : 'notranslate'}>{part.code}</code>
}

/** A name in a list, followed by the name of its language where it is not translated. */
export function TextWithMark({ text, mark }: { text: ShownText; mark: string }) {
  return (
    <>
      <Text text={text} />
      {text.isFallback && (
        <>
          {' '}
          <small class="fallback-mark">{mark}</small>
        </>
      )}
    </>
  )
}
