'use client'
import { useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import type { ReactElement } from 'react'
import { inPanelLanguage } from '../../words.ts'

/** A text of the errata list, or a dash where there is none (Payload writes "<No …>" in every language). */
export function TextCell({ cellData }: DefaultCellComponentProps): ReactElement {
  const text = typeof cellData === 'string' ? cellData.trim() : ''
  return text === '' ? <span aria-hidden="true">–</span> : <span>{text}</span>
}

/** 「下から7行目」 / "7 from the bottom": a number alone does not say where it is counted from. */
export function LineCell({ cellData, rowData }: DefaultCellComponentProps): ReactElement {
  const { i18n } = useTranslation()
  const line: unknown = cellData
  if (typeof line !== 'number') return <span aria-hidden="true">–</span>
  const fromBottom = (rowData as { lineFrom?: unknown } | undefined)?.lineFrom === 'bottom'
  const words = fromBottom
    ? { ja: `下から${line}行目`, en: `${line} from the bottom` }
    : { ja: `${line}行目`, en: String(line) }
  return <span>{inPanelLanguage({ i18n }, words)}</span>
}
