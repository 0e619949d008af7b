import type { ShownText, TextPart } from '../page-models/texts.ts'
import { Formula as FormulaOnPage, type FormulaComponent } from './Formula.tsx'
import { scriptsBeside } from './scriptsBeside.ts'

/** A text. Where its language is not the page's, `lang` says so. */
export function Text({ text, Formula }: { text: ShownText; Formula?: FormulaComponent }) {
  const parts = <Parts parts={text.parts} Formula={Formula} />
  return text.lang === null ? parts : <span lang={text.lang}>{parts}</span>
}

/** Words and formulas, one after another. */
export function Parts({ parts, Formula = FormulaOnPage }: { parts: TextPart[]; Formula?: FormulaComponent }) {
  return (
    <>
      {parts.map((part, index) =>
        part.kind === 'words' ? (
          part.words
        ) : (
          <Formula
            part={part}
            beside={scriptsBeside({ before: parts[index - 1], after: parts[index + 1] })}
          />
        ),
      )}
    </>
  )
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
