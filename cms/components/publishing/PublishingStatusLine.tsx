'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import type { PublishingStatus } from '../../publishing/publishingStatus.ts'
import { Losses } from './Losses.tsx'
import { describePublishingStatus } from './describePublishingStatus.ts'
import { useFormatTime } from './useFormatTime.ts'
import './publishing.css'

const words = {
  ja: {
    label: '公開の状態',
    site: 'サイトを開く',
    build: '失敗の内容',
    document: '直す文書を開く',
    lost: '状態を確かめられません。接続を確かめています…',
  },
  en: {
    label: 'Publishing',
    site: 'Open the site',
    build: 'What failed',
    document: 'Open the document to correct',
    lost: 'The status cannot be read. Trying again…',
  },
}

/** Shows the status and polls it: every 1.5 s while a build is running, else every 10 s; not in a hidden tab. */
export function PublishingStatusLine({
  apiRoute,
  adminRoute,
  initialStatus,
  language,
}: {
  apiRoute: string
  adminRoute: string
  initialStatus: PublishingStatus
  language: Locale
}) {
  const { status, isLost } = useLiveStatus(`${apiRoute}/site/status`, initialStatus)
  const formatTime = useFormatTime(language)
  const { tone, headline, detail } = describePublishingStatus({ status, language, formatTime })
  const troubled = status.state === 'failed' || status.state === 'held' ? status.lastBuild : null
  const problem = troubled?.problems.find(({ severity }) => severity === 'error') ?? troubled?.problems[0]
  return (
    <section className={`publishing-status publishing-status--${tone}`} aria-label={words[language].label}>
      <span className="publishing-status__light" aria-hidden="true" />
      <div className="publishing-status__words" role="status">
        <strong className="publishing-status__headline">{headline}</strong>
        {detail && <span className="publishing-status__detail">{detail}</span>}
        {problem && status.losses.length === 0 && (
          <p className="publishing-status__problem">{problem.message[language]}</p>
        )}
        {isLost && <span className="publishing-status__detail">{words[language].lost}</span>}
      </div>
      <nav className="publishing-status__links">
        {problem?.document && (
          <a href={`${adminRoute}/collections/${problem.document.collection}/${problem.document.id}`}>
            {words[language].document}
          </a>
        )}
        {troubled && (
          <a href={`${adminRoute}/collections/site-releases/${troubled.id}`}>{words[language].build}</a>
        )}
        {status.liveSince !== null && (
          <a href={status.siteUrl} target="_blank" rel="noreferrer">
            {words[language].site}
          </a>
        )}
      </nav>
      <Losses losses={status.losses} language={language} />
    </section>
  )
}

function useLiveStatus(address: string, initialStatus: PublishingStatus) {
  const [status, setStatus] = useState(initialStatus)
  const [isLost, setIsLost] = useState(false)
  const isBusy = status.state === 'building' || status.state === 'never'
  useEffect(() => {
    const stop = new AbortController()
    const look = async () => {
      if (document.hidden) return
      try {
        const response = await fetch(address, { credentials: 'include', signal: stop.signal })
        if (!response.ok) throw new Error(`${address} answered ${response.status}.`)
        setStatus((await response.json()) as PublishingStatus)
        setIsLost(false)
      } catch {
        if (!stop.signal.aborted) setIsLost(true)
      }
    }
    const timer = setInterval(() => void look(), isBusy ? 1500 : 10_000)
    const lookAgain = () => void look()
    document.addEventListener('visibilitychange', lookAgain)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookAgain)
      stop.abort()
    }
  }, [address, isBusy])
  return { status, isLost }
}
