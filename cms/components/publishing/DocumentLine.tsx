'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import type { ReactElement } from 'react'
import { locales } from '../../../content/locale.ts'
import { panelLanguage } from '../../words.ts'
import { describeDocumentStatus } from './describeDocumentStatus.ts'
import { Losses } from './Losses.tsx'
import { useDocumentStatus } from './useDocumentStatus.ts'
import { useFormatTime } from './useFormatTime.ts'
import './documentLine.css'

const words = {
  ja: {
    label: 'サイトでの状態',
    see: 'サイトで見る',
    book: '本を開く',
    build: '失敗の内容',
    document: '直す文書を開く',
    lost: '状態を確かめられません。接続を確かめています…',
  },
  en: {
    label: 'On the site',
    see: 'See it on the site',
    book: 'Open the book',
    build: 'What failed',
    document: 'Open the document to mend',
    lost: 'The status cannot be read. Trying again…',
  },
}

const languageNames = { ja: '日本語', en: 'English' }

/** The line above a form: whether readers have the document, since when, and where. It follows a save until it is live. */
export function DocumentLine(): ReactElement | null {
  const { collectionSlug, globalSlug, id, isTrashed, lastUpdateTime, versionCount } = useDocumentInfo()
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const language = panelLanguage({ i18n })
  const formatTime = useFormatTime(language)
  const slug = collectionSlug ?? globalSlug
  const isSaved = Boolean(globalSlug) || (id !== undefined && id !== null)
  const query = new URLSearchParams({ collection: slug ?? '', ...(id ? { document: String(id) } : {}) })
  const { status, isLost } = useDocumentStatus(
    isSaved && !isTrashed ? `${config.routes.api}/site/document-status?${query}` : null,
    `${lastUpdateTime} ${versionCount}`,
  )
  if (status === null) return null
  const { tone, headline, detail } = describeDocumentStatus({ status, language, formatTime })
  const t = words[language]
  const adminRoute = config.routes.admin
  const { failure } = status
  const other = failure?.isOwn ? null : failure?.problem?.document
  return (
    <section
      className={`document-line document-line--${tone}`}
      aria-label={t.label}
      data-state={status.state}
    >
      <span className="document-line__light" aria-hidden="true" />
      <div className="document-line__words" role="status">
        <strong className="document-line__headline">{headline}</strong>
        {detail && <span className="document-line__detail">{detail}</span>}
        {failure?.problem && status.loss === null && (
          <p className="document-line__problem">{failure.problem.message[language]}</p>
        )}
        {isLost && <span className="document-line__detail">{t.lost}</span>}
      </div>
      <nav className="document-line__links" aria-label={t.see}>
        {status.book && status.book !== other?.id && (
          <a href={`${adminRoute}/collections/books/${status.book}`}>{t.book}</a>
        )}
        {other && <a href={`${adminRoute}/collections/${other.collection}/${other.id}`}>{t.document}</a>}
        {failure && <a href={`${adminRoute}/collections/site-releases/${failure.release}`}>{t.build}</a>}
        {status.links && (
          <>
            <span className="document-line__detail">{t.see}:</span>
            {locales.map((locale) => (
              <a key={locale} href={status.links?.[locale]} lang={locale} target="_blank" rel="noreferrer">
                {languageNames[locale]}
              </a>
            ))}
          </>
        )}
      </nav>
      {status.loss && <Losses losses={[status.loss]} language={language} />}
    </section>
  )
}
