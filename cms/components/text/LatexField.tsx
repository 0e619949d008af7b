'use client'

import { TextareaInput, useField, useTranslation, withCondition } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { TextareaFieldClientComponent, TextareaFieldClientProps } from 'payload'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { locales } from '../../../content/locale.ts'
import { LatexPreview } from './LatexPreview.tsx'
import { panelLanguage } from '../../words.ts'

/**
 * Payload's textarea with a preview below it, as readers will see the text: for fields that take LaTeX between dollars.
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
  const text = useDeferredValue(value ?? '')
  const styles = useMemo(() => mergeFieldStyles(field), [field])
  const { AfterInput, BeforeInput, Description, Error, Label } = customComponents ?? {}
  return (
    <TextareaInput
      AfterInput={
        <>
          <LatexPreview
            text={text}
            language={panelLanguage({ i18n })}
            textLanguage={locales.find((locale) => locale === field.name)}
            mayBeBroken={field.name === 'original'}
          />
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
      readOnly={readOnly || disabled}
      required={required}
      rows={rows}
      showError={showError}
      style={styles}
      value={value ?? ''}
    />
  )
}

export const LatexField = withCondition(LatexFieldComponent)
