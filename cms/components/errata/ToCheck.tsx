'use client'
import { Button, FieldDescription, FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps, JSONFieldClientComponent } from 'payload'
import type { ReactElement } from 'react'
import type { Locale } from '../../../content/locale.ts'
import { panelLanguage } from '../../words.ts'
import './toCheck.css'

const words = {
  ja: { done: '見直し済みにする', undo: '元に戻す', saved: '保存すると消えます。', cell: '要見直し' },
  en: { done: 'It is settled', undo: 'Undo', saved: 'It is gone when you save.', cell: 'doubtful' },
}

/** What an import was not certain of, with a button that ticks it off; nothing where there is nothing to check. */
export const ToCheckField: JSONFieldClientComponent = ({ field, path: pathFromProps, readOnly }) => {
  const { i18n } = useTranslation()
  const { disabled, initialValue, path, setValue, value } = useField<unknown>({
    potentiallyStalePath: pathFromProps,
  })
  const language = panelLanguage({ i18n })
  const text = textIn(value, language)
  const before = textIn(initialValue, language)
  if (text === null && before === null) return null
  return (
    <div className="field-type to-check">
      <FieldLabel as="span" label={field.label} path={path} />
      {text === null ? (
        <p className="to-check__text">{words[language].saved}</p>
      ) : (
        <p className="to-check__text">{text}</p>
      )}
      {readOnly || disabled ? null : text === null ? (
        <Button buttonStyle="secondary" size="small" onClick={() => setValue(initialValue)}>
          {words[language].undo}
        </Button>
      ) : (
        <Button buttonStyle="secondary" size="small" onClick={() => setValue(null)}>
          {words[language].done}
        </Button>
      )}
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  )
}

/** Whether there is something to check, in a list. */
export function ToCheckCell({ cellData }: DefaultCellComponentProps): ReactElement {
  const { i18n } = useTranslation()
  const language = panelLanguage({ i18n })
  const text = textIn(cellData, language)
  if (text === null) return <span aria-hidden="true">–</span>
  return (
    <span className="to-check__mark" title={text}>
      {words[language].cell}
    </span>
  )
}

function textIn(value: unknown, language: Locale): string | null {
  if (typeof value !== 'object' || value === null) return null
  const text = (value as Partial<Record<string, unknown>>)[language]
  return typeof text === 'string' && text !== '' ? text : null
}
