import type { FunctionComponent } from 'preact'
import type { TextPart } from '../page-models/textParts.ts'
import type { ShownText } from '../page-models/texts.ts'
import { Formula as FormulaOnPage, type FormulaComponent } from './Formula.tsx'
import { Marked, type Edit, type Marks } from './Marked.tsx'
import { scriptsBeside } from './scriptsBeside.ts'
import { signsBeside, wordsBetween } from './signsBeside.ts'

/** How words are shown, where not as they are. */
type WordsComponent = FunctionComponent<{ words: string }>
type Components = { Formula?: FormulaComponent; Words?: WordsComponent }

/** A text. Where its language is not the page's, `lang` says so. */
export function Text({ text, ...components }: { text: ShownText } & Components) {
  const parts = <Parts parts={text.parts} {...components} />
  return text.lang === null ? parts : <span lang={text.lang}>{parts}</span>
}

/**
 * Words, formulas, code and links, one after another; the style sheet keeps the white space of words. `edit`: what a change of a
 * part means.
 */
export function Parts({
  parts,
  Formula = FormulaOnPage,
  Words,
  edit = null,
}: { parts: TextPart[]; edit?: Edit | null } & Components) {
  return (
    <>
      {parts.map((part, index) => {
        const change = edit && part.change ? { edit, change: part.change } : null
        switch (part.kind) {
          case 'words':
            if (change !== null) return <Marked text={part.words} marks={change} />
            return Words === undefined ? (
              wordsBetween(parts, index)
            ) : (
              <Words words={wordsBetween(parts, index)} />
            )
          case 'code':
            return <Code part={part} marks={change} />
          case 'link':
            return (
              <a href={part.url}>
                <Marked text={part.url} marks={change} />
              </a>
            )
          default: {
            const beside = scriptsBeside({ before: parts[index - 1], after: parts[index + 1] })
            const { opening, closing } = signsBeside(parts, index)
            if (opening === '' && closing === '')
              return <Formula part={part} beside={beside} marks={change} />
            return (
              <span class="unbroken">
                {opening}
                <Formula part={part} beside={beside} marks={change} />
                {closing}
              </span>
            )
          }
        }
      })}
    </>
  )
}

// A block stands inside a line of text (`<p>`, `<del>`), where HTML allows no <pre>: its look is the style sheet's.
function Code({ part, marks }: { part: Extract<TextPart, { kind: 'code' }>; marks: Marks | null }) {
  return (
    <code class={part.block ? 'code-block notranslate' : 'notranslate'}>
      <Marked text={part.code} marks={marks} />
    </code>
  )
}
