'use client'

import { TextareaInput, useField, useTranslation, withCondition } from '@payloadcms/ui'
import type { TextareaFieldClientComponent, TextareaFieldClientProps } from 'payload'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { renderLatex } from '../../../content/latex.ts'
import { sampleOf } from '../../../content/macroProblems.ts'
import { readMacros } from '../../../content/macros.ts'
import { panelLanguage } from '../../words.ts'
import './macrosField.css'

const words = {
  ja: { shown: 'マクロの表示', macro: '書き方', looks: '表示' },
  en: { shown: 'How the macros look', macro: 'Written', looks: 'Shown' },
}

/** The macros of a book, with each of them drawn below the field. */
const MacrosFieldComponent: TextareaFieldClientComponent = (props) => {
  const { field, path: pathFromProps, readOnly, validate } = props
  const { admin: { description, rows } = {}, label, maxLength } = field
  const { i18n } = useTranslation()
  const boundValidate = useCallback<NonNullable<TextareaFieldClientProps['validate']>>(
    (value, options) =>
      validate?.(value, { ...options, ...(maxLength === undefined ? {} : { maxLength }) }) ?? true,
    [validate, maxLength],
  )
  const { customComponents, disabled, path, setValue, showError, value } = useField<string>({
    potentiallyStalePath: pathFromProps,
    validate: boundValidate as NonNullable<Parameters<typeof useField>[0]>['validate'],
  })
  const text = useDeferredValue(value ?? '')
  const { Description, Error, Label } = customComponents ?? {}
  return (
    <TextareaInput
      AfterInput={<MacroTable text={text} say={words[panelLanguage({ i18n })]} />}
      className="macros-field"
      Description={Description}
      description={description}
      Error={Error}
      Label={Label}
      label={label}
      onChange={(event) => setValue(event.target.value)}
      path={path}
      readOnly={readOnly || disabled}
      rows={rows}
      showError={showError}
      value={value ?? ''}
    />
  )
}

export const MacrosField = withCondition(MacrosFieldComponent)

function MacroTable({ text, say }: { text: string; say: (typeof words)['ja'] }) {
  const drawn = useMemo(() => {
    const { list, macros } = readMacros(text)
    return list.flatMap((macro) => {
      const sample = sampleOf(macro)
      const rendered = renderLatex(sample, { macros })
      return rendered.ok ? [{ sample, html: rendered.html }] : []
    })
  }, [text])
  if (drawn.length === 0) return null
  return (
    <table className="macros-field__table">
      <caption>{say.shown}</caption>
      <thead>
        <tr>
          <th scope="col">{say.macro}</th>
          <th scope="col">{say.looks}</th>
        </tr>
      </thead>
      <tbody>
        {drawn.map(({ sample, html }, index) => (
          <tr key={index}>
            <td>
              <code>{sample}</code>
            </td>
            {/* KaTeX escapes what it is given, and renderLatex refuses the commands that would let HTML through. */}
            <td dangerouslySetInnerHTML={{ __html: html }} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
