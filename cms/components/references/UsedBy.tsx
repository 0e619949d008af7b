'use client'

import { FieldLabel, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { panelLanguage } from '../../words.ts'
import { ReferenceGroups } from './ReferenceGroups.tsx'
import { useReferences } from './useReferences.ts'
import { WholeBook } from './WholeBook.tsx'
import { words } from './words.ts'
import './references.css'

/** What refers to the open document, by collection, each with a link; for a book also the move of all of it. */
export function UsedBy() {
  const { i18n } = useTranslation()
  const { id, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  const language = panelLanguage({ i18n })
  const isBook = collectionSlug === 'books'
  const url = id === undefined ? null : `${config.routes.api}/${collectionSlug}/${id}`
  const loaded = useReferences({ url, isBook, language })
  if (url === null) return null
  const t = words[language]
  return (
    <div className="field-type used-by">
      <FieldLabel as="span" label={t.heading} />
      {loaded === 'loading' || loaded === 'failed' ? (
        <p className="used-by__state">{t[loaded]}</p>
      ) : (
        <>
          {loaded.references.length === 0 ? (
            <p className="used-by__state">{t.none}</p>
          ) : (
            <>
              <ReferenceGroups references={loaded.references} language={language} />
              <p className="used-by__state">{t.hint}</p>
            </>
          )}
          {loaded.book && <WholeBook book={loaded.book} url={url} language={language} />}
        </>
      )}
    </div>
  )
}
