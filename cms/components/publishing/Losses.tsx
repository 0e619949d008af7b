'use client'

import { Button, useAuth, useConfig } from '@payloadcms/ui'
import { useState, type ReactElement } from 'react'
import type { Locale } from '../../../content/locale.ts'
import { publishingPaths, type Loss } from '../../../content/publishing.ts'
import { describeLoss } from './describeLoss.ts'
import { useFormatTime } from './useFormatTime.ts'
import './losses.css'

const words = {
  ja: {
    label: '管理者の確認を待っているもの',
    publish: 'はい、公開する',
    look: '元に戻す場所を開く',
    editors: '管理者の確認を待っています。間違いなら、元に戻してください。',
    administrators: '読者には、前のまま見えています。間違いなら元に戻し、そうでなければ公開してください。',
    confirmed: '確認しました。まもなくサイトに反映されます。',
    failed: '確認を送れませんでした。もう一度押してください。',
  },
  en: {
    label: 'Waiting for an administrator',
    publish: 'Yes, publish it',
    look: 'Where to bring it back',
    editors: 'It waits for an administrator. If it is a mistake, bring it back.',
    administrators: 'Readers still have it. If it is a mistake, bring it back; else publish it.',
    confirmed: 'Confirmed. The site will show it in a moment.',
    failed: 'The word could not be sent. Press once more.',
  },
}

type Sending = { state: 'none' | 'sending' | 'confirmed' } | { state: 'refused'; message: string }

/** What a release would take away and what waits for an administrator: how much, which, since when; with the button for one. */
export function Losses({
  losses,
  language,
}: {
  losses: readonly Loss[]
  language: Locale
}): ReactElement | null {
  if (losses.length === 0) return null
  return (
    <ul className="losses" aria-label={words[language].label}>
      {losses.map((loss) => (
        <LossRow key={loss.id} loss={loss} language={language} />
      ))}
    </ul>
  )
}

function LossRow({ loss, language }: { loss: Loss; language: Locale }): ReactElement {
  const { user } = useAuth()
  const { config } = useConfig()
  const formatTime = useFormatTime(language)
  const [sending, setSending] = useState<Sending>({ state: 'none' })
  const t = words[language]
  const isAdministrator = user?.role === 'admin'
  const { headline, names, since } = describeLoss({ loss, language, formatTime })
  const confirm = async () => {
    setSending({ state: 'sending' })
    setSending(
      await sendConfirmation(loss.id).catch(() => ({ state: 'refused' as const, message: t.failed })),
    )
  }
  const isSent = sending.state === 'sending' || sending.state === 'confirmed'
  return (
    <li className="losses__loss">
      <strong>{headline}</strong>
      {names !== '' && <span className="losses__names">{names}</span>}
      <span className="losses__since">{since}</span>
      <p className="losses__words" role="status">
        {sending.state === 'confirmed'
          ? t.confirmed
          : sending.state === 'refused'
            ? sending.message
            : isAdministrator
              ? t.administrators
              : t.editors}
      </p>
      <div className="losses__buttons">
        {isAdministrator && (
          <Button buttonStyle="secondary" margin={false} disabled={isSent} onClick={() => void confirm()}>
            {t.publish}
          </Button>
        )}
        <a href={`${config.routes.admin}${placeOf(loss)}`}>{t.look}</a>
      </div>
    </li>
  )
}

async function sendConfirmation(loss: string): Promise<Sending> {
  const response = await fetch(publishingPaths.confirm, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ loss }),
  })
  if (response.ok) return { state: 'confirmed' }
  const answer = (await response.json()) as { errors?: { message: string }[] }
  return { state: 'refused', message: answer.errors?.[0]?.message ?? `${response.status}` }
}

/** Where what is missing can be found: the unpublished errata of the book, the book, or the record of what was taken down. */
function placeOf({ kind, book, errata }: Loss): string {
  if (kind === 'part' && errata !== null && errata.gone > 0)
    return `/collections/errata?where[book][equals]=${book}&where[_status][equals]=draft`
  if (kind === 'book' || kind === 'part') return `/collections/books/${book}`
  return '/collections/site-changes?where[operation][in]=unpublish,delete'
}
