'use client'

import { TextareaInput, useField, useFormFields, useTranslation, withCondition } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { TextareaFieldClientComponent, TextareaFieldClientProps } from 'payload'
import { useCallback, useDeferredValue, useMemo, useRef } from 'react'
import { locales } from '../../../content/locale.ts'
import type { Mend } from '../../../content/text-hints/textHint.ts'
import { quotation } from '../../rows.ts'
import { panelLanguage } from '../../words.ts'
import { LatexPreview } from './LatexPreview.tsx'
import { typeOver } from './typeOver.ts'
import { useBookMacros } from './useBookMacros.ts'
import { differInSpaceOnly } from './WhiteSpace.tsx'

/**
 * Payload's textarea with a preview below it, as readers will see the text, and buttons that mend what was pointed out.
 * `original` quotes a book's own misprint, so a formula that can't be read may be published there.
 */
const LatexFieldComponent: TextareaFieldClientComponent = (props) => {
  const { field, path: pathFromProps, readOnly, validate } = props
  const {
    admin: { className, description, placeholder, rows } = {},
    label,
    maxLength,
    minLength,
    required,
  } = field
  const { i18n } = useTranslation()
  const boundValidate = useCallback<NonNullable<TextareaFieldClientProps['validate']>>(
    (value, options) => validate?.(value, { ...options, maxLength, minLength, required }) ?? true,
    [validate, maxLength, minLength, required],
  )
  const { customComponents, disabled, path, setValue, showError, value } = useField<string>({
    potentiallyStalePath: pathFromProps,
    validate: boundValidate as NonNullable<Parameters<typeof useField>[0]>['validate'],
  })
  // What stands in a text area has line feeds alone.
  const text = useDeferredValue((value ?? '').replace(/\r\n?/g, '\n'))
  const { macros, isLost } = useBookMacros()
  const showsSpaces = useDiffersInSpaceOnly(field.name)
  const below = useRef<HTMLDivElement>(null)
  const isReadOnly = Boolean(readOnly || disabled)
  const mend = (mend: Mend, mendedText: string) => {
    const area = below.current?.closest('.latex-field')?.querySelector('textarea')
    if (area) typeOver(area, { text: mendedText, mend })
  }
  const styles = useMemo(() => mergeFieldStyles(field), [field])
  const { AfterInput, BeforeInput, Description, Error, Label } = customComponents ?? {}
  return (
    <TextareaInput
      AfterInput={
        <>
          <div ref={below}>
            <LatexPreview
              text={text}
              language={panelLanguage({ i18n })}
              textLanguage={locales.find((locale) => locale === field.name)}
              mayBeBroken={field.name === 'original'}
              macros={macros}
              isMacrosLost={isLost}
              showsSpaces={showsSpaces}
              onMend={isReadOnly ? undefined : mend}
            />
          </div>
          {AfterInput}
        </>
      }
      BeforeInput={BeforeInput}
      className={['latex-field', className].filter(Boolean).join(' ')}
      Description={Description}
      description={description}
      Error={Error}
      Label={Label}
      label={label}
      onChange={(event) => setValue(event.target.value)}
      path={path}
      placeholder={typeof placeholder === 'string' ? placeholder : undefined}
      readOnly={isReadOnly}
      required={required}
      rows={rows}
      showError={showError}
      style={styles}
      value={value ?? ''}
    />
  )
}

export const LatexField = withCondition(LatexFieldComponent)

/** Of the two sides of an erratum: whether white space is all that they differ in. */
function useDiffersInSpaceOnly(name: string): boolean {
  const isSide = name === 'original' || name === 'correction'
  return useFormFields(
    ([fields]) =>
      isSide &&
      differInSpaceOnly(quotation(fields.original?.value) ?? '', quotation(fields.correction?.value) ?? ''),
  )
}
