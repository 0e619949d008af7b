'use client'

import { useConfig, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { isSlug } from '../../../content/slug.ts'
import type { Locale } from '../../../content/locale.ts'
import { type Row, asRow } from '../../rows.ts'
import { panelLanguage } from '../../words.ts'
import { type PublicAddress, toPublicAddress } from './publicAddress.ts'
import './slugNotice.css'

const words = {
  ja: {
    leadsOn: (from: string, to: string) =>
      `公開すると、いまのアドレス ${from} は新しいアドレス ${to} へ案内されます(配ったリンクやQRコードも使えます)。`,
    former: (list: string) => `以前のURLの名前: ${list}(いまのページへ案内しています)`,
    separator: '、',
    lost: '公開中のアドレスを確かめられませんでした。ページを読み込み直してください。',
  },
  en: {
    leadsOn: (from: string, to: string) =>
      `Once published, the present address ${from} leads on to the new one, ${to}: links and QR codes keep working.`,
    former: (list: string) => `Former URL names: ${list} (they lead on to this page)`,
    separator: ', ',
    lost: 'The address that readers know could not be read. Load this page again.',
  },
}

/** Below the slug of a document: what becomes of the address that readers know, before it is saved, and which ones it had. */
export function SlugNotice() {
  const language = panelLanguage(useTranslation())
  const { address, isLost } = usePublicAddress(language)
  const value = useFormFields(([fields]) => fields.slug?.value)
  const t = words[language]
  const isChanged = address !== null && typeof value === 'string' && value !== address.slug && isSlug(value)
  const former = address?.former.filter((slug) => slug !== value) ?? []
  return (
    <div className="slug-notice" aria-live="polite">
      {isLost && <p>{t.lost}</p>}
      {isChanged && (
        <p className="slug-notice__change">
          {t.leadsOn(`${address.folder}${address.slug}/`, `${address.folder}${value}/`)}
        </p>
      )}
      {former.length > 0 && <p>{t.former(former.join(t.separator))}</p>}
    </div>
  )
}

const select =
  'select[slug]=true&select[formerSlugs]=true&select[book]=true&select[_status]=true&populate[books][slug]=true'

/** Reads the main row, which readers get, anew after each save: the form holds the newest version, which may be a draft. */
function usePublicAddress(language: Locale): { address: PublicAddress | null; isLost: boolean } {
  const { collectionSlug, id, hasPublishedDoc, isTrashed, lastUpdateTime } = useDocumentInfo()
  const { config } = useConfig()
  const [row, setRow] = useState<Row | 'lost' | null>(null)
  const path =
    hasPublishedDoc && !isTrashed && id !== undefined && collectionSlug !== undefined
      ? `${config.routes.api}/${collectionSlug}/${id}?draft=false&depth=1&${select}`
      : null
  useEffect(() => {
    if (path === null) return setRow(null)
    const request = new AbortController()
    fetch(path, { signal: request.signal, credentials: 'include' })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`The CMS answered ${answer.status}.`)
        setRow(asRow(await answer.json()))
      })
      .catch(() => {
        if (!request.signal.aborted) setRow('lost')
      })
    return () => request.abort()
  }, [path, lastUpdateTime])
  if (row === 'lost') return { address: null, isLost: true }
  const address = row === null || !collectionSlug ? null : toPublicAddress(collectionSlug, row, language)
  return { address, isLost: false }
}
