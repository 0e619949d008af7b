'use client'
import { DefaultCell, useTranslation } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import type { ReactElement } from 'react'
import { inPanelLanguage } from '../../words.ts'

/** The release that holds a change; one that no release holds yet is waiting. */
export function ReleaseCell(props: DefaultCellComponentProps): ReactElement {
  const { i18n } = useTranslation()
  if (!isEmpty(props.cellData)) return <DefaultCell {...props} />
  return <span>{inPanelLanguage({ i18n }, { ja: '公開待ち', en: 'waiting' })}</span>
}

/** A value, or a dash where there is none (Payload writes "<No …>" in every language). */
export function ValueCell(props: DefaultCellComponentProps): ReactElement {
  return isEmpty(props.cellData) ? <span aria-hidden="true">–</span> : <DefaultCell {...props} />
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}
