'use client'

import { useTranslation } from '@payloadcms/ui'
import { useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect, useState } from 'react'
import { locales } from '../../../content/locale.ts'
import { listLines } from '../../../content/richTextParts.ts'
import { describeSplitFormula } from '../../rich-text/describeSplitFormula.ts'
import { findSplitFormulas, lineText } from '../../rich-text/formulasInLine.ts'
import { toRichText } from '../../rich-text/toRichText.ts'
import { panelLanguage } from '../../words.ts'
import { LatexPreview } from '../text/LatexPreview.tsx'
import './richText.css'

type Line = { text: string; splitFormulas: string[] }

/** How long an editor pauses before the preview is drawn anew, in milliseconds. */
const pause = 200

/** The lines of a rich text that hold formulas, as readers will see them, and what is wrong with them: below the editor. */
export function FormulaPreview() {
  const [editor] = useLexicalComposerContext()
  const { fieldProps } = useEditorConfigContext()
  const { i18n } = useTranslation()
  const language = panelLanguage({ i18n })
  const [lines, setLines] = useState<Line[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const draw = () => setLines(linesWithFormulas(editor.getEditorState().toJSON()))
    const stop = editor.registerUpdateListener(() => {
      clearTimeout(timer)
      timer = setTimeout(draw, pause)
    })
    draw()
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [editor])
  if (lines.length === 0) return null
  return (
    <div className="rich-text-preview">
      {lines.map(({ text, splitFormulas }, index) => (
        <div key={index}>
          {splitFormulas.length === 0 && (
            <LatexPreview
              text={text}
              language={language}
              textLanguage={locales.find((locale) => locale === fieldProps.field.name)}
              mayBeBroken={false}
            />
          )}
          {splitFormulas.map((formula, number) => (
            <p key={number} className="rich-text-preview__split">
              {describeSplitFormula(formula)[language]}
            </p>
          ))}
        </div>
      ))}
    </div>
  )
}

function linesWithFormulas(json: unknown): Line[] {
  return listLines(toRichText(json) ?? [])
    .map((line) => ({ text: lineText(line), splitFormulas: findSplitFormulas(line) }))
    .filter(({ text }) => /[$\\]/.test(text))
}
