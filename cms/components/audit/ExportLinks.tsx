'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { inPanelLanguage } from '../../words.ts'
import './exportLinks.css'

/** Above the record's list: what the list shows (its filter, not its page) as a file. */
export function ExportLinks() {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const filter = [...useSearchParams()].filter(([name]) => name.startsWith('where['))
  const address = (format: string) =>
    `${config.serverURL}${config.routes.api}/audit-records/export?${new URLSearchParams([['format', format], ...filter]).toString()}`
  return (
    <p className="export-links">
      {inPanelLanguage({ i18n }, { ja: 'この一覧をファイルにする:', en: 'This list as a file:' })}{' '}
      <a href={address('csv')} download>
        CSV
      </a>{' '}
      <a href={address('jsonl')} download>
        JSON Lines
      </a>
    </p>
  )
}
