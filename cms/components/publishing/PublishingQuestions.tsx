'use client'

import { Button, toast, useConfig, useTranslation } from '@payloadcms/ui'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Locale } from '../../../content/locale.ts'
import { bookNotPublished, noticeHeader } from '../../../content/publishingDoubts.ts'
import { panelLanguage } from '../../words.ts'
import { type Question, sendAsking } from './askingFetch.ts'
import './publishingQuestions.css'

const words = {
  ja: {
    heading: '公開する前に確かめてください',
    nonePublished: (doubtful: number) => `${doubtful}件に、確かめるところがあります。まだ公開していません。`,
    somePublished: (published: number, doubtful: number) =>
      `${published}件を公開しました。残りの${doubtful}件には確かめるところがあり、まだ公開していません。`,
    source: '取り込んだときの覚え書き',
    open: '文書を開く(別のタブ)',
    goOn: 'このまま公開する',
    cancel: '公開しない',
    bookNotPublished: '本がまだ公開されていないため、読者には見えません。本を公開すると、サイトに出ます。',
  },
  en: {
    heading: 'Look at this before you publish',
    nonePublished: (doubtful: number) =>
      `${doubtful === 1 ? 'One document is' : `${doubtful} documents are`} doubtful. Nothing was published yet.`,
    somePublished: (published: number, doubtful: number) =>
      `${published} ${published === 1 ? 'was' : 'were'} published. ${doubtful === 1 ? 'One is' : `${doubtful} are`} doubtful and not published yet.`,
    source: 'What the import noted',
    open: 'Open the document (in another tab)',
    goOn: 'Publish all the same',
    cancel: 'Do not publish',
    bookNotPublished:
      'Its book is not published, so readers do not see this. It is on the site once the book is published.',
  },
}

/**
 * Asks before something doubtful is published, whichever way the panel publishes: the form, the bulk publish, a bulk edit, the
 * way back from the trash. Payload 3.90.2 has a place for a publish button of one's own, and none for its bulk actions, so the
 * question is asked where all of them pass: at the answer of the API.
 */
export function PublishingQuestions({ children }: { children: ReactNode }) {
  const { config } = useConfig()
  const { i18n } = useTranslation()
  const language = panelLanguage({ i18n })
  const [asked, setAsked] = useState<{ question: Question; answer: (goOn: boolean) => void } | null>(null)
  const apiRoute = config.routes.api

  useEffect(() => {
    const ask = (question: Question) =>
      new Promise<boolean>((resolve) => {
        setAsked({
          question,
          answer: (goOn) => {
            setAsked(null)
            resolve(goOn)
          },
        })
      })
    const plainFetch = window.fetch
    const askingFetch: typeof fetch = async (input, init) => {
      const address = input instanceof Request ? null : String(input)
      if (address === null || !isOfApi(address, apiRoute)) return plainFetch(input, init)
      const response = await sendAsking({ send: (to, how) => plainFetch(to, how), ask, address, init })
      if (response.headers.get(noticeHeader) === bookNotPublished)
        toast.info(words[language].bookNotPublished)
      return response
    }
    window.fetch = askingFetch
    return () => {
      if (window.fetch === askingFetch) window.fetch = plainFetch
    }
  }, [apiRoute, language])

  return (
    <>
      {children}
      {asked && (
        <QuestionDialog
          question={asked.question}
          language={language}
          adminRoute={config.routes.admin}
          onAnswer={asked.answer}
        />
      )}
    </>
  )
}

function isOfApi(address: string, apiRoute: string): boolean {
  const url = new URL(address, window.location.href)
  return url.origin === window.location.origin && url.pathname.startsWith(`${apiRoute}/`)
}

function QuestionDialog({
  question,
  language,
  adminRoute,
  onAnswer,
}: {
  question: Question
  language: Locale
  adminRoute: string
  onAnswer: (goOn: boolean) => void
}) {
  const t = words[language]
  const dialog = useRef<HTMLDialogElement>(null)
  // Above Payload's own dialogs, and the rest of the page is out of reach while it is open. Enter publishes nothing.
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLButtonElement>('.publishing-question__cancel')?.focus()
  }, [])
  const { documents, published, collection } = question
  return (
    <dialog
      ref={dialog}
      className="publishing-question"
      aria-labelledby="publishing-question-heading"
      onCancel={(event) => {
        event.preventDefault()
        onAnswer(false)
      }}
    >
      <h1 id="publishing-question-heading" className="publishing-question__heading">
        {t.heading}
      </h1>
      {published !== null && (
        <p className="publishing-question__counts">
          {published === 0 ? t.nonePublished(documents.length) : t.somePublished(published, documents.length)}
        </p>
      )}
      <ul className="publishing-question__documents">
        {documents.map(({ id, title, doubts }, index) => (
          <li key={id ?? index} className="publishing-question__document">
            <strong className="publishing-question__title">
              {id === null || collection === null ? (
                title
              ) : (
                <a
                  href={`${adminRoute}/collections/${collection}/${id}`}
                  target="_blank"
                  rel="noreferrer"
                  title={t.open}
                >
                  {title}
                </a>
              )}
            </strong>
            {doubts.map(({ kind, message, detail }) => (
              <div key={kind} className="publishing-question__doubt">
                <p>{message}</p>
                {detail !== null && (
                  <blockquote className="publishing-question__source" aria-label={t.source}>
                    {detail}
                  </blockquote>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <div className="publishing-question__buttons">
        <Button buttonStyle="secondary" margin={false} onClick={() => onAnswer(true)}>
          {t.goOn}
        </Button>
        <Button
          buttonStyle="primary"
          className="publishing-question__cancel"
          margin={false}
          onClick={() => onAnswer(false)}
        >
          {t.cancel}
        </Button>
      </div>
    </dialog>
  )
}
