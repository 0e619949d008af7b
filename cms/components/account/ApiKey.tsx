'use client'

import { Button, FieldLabel, toast, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import { panelLanguage } from '../../words.ts'
import { words } from './words.ts'

type Answer = { doc?: { enableAPIKey?: boolean | null; apiKey?: string }; errors?: { message: string }[] }

/** The key of a service account: whether there is one; makes a new one, which is shown once, or revokes it. */
export function ApiKey() {
  const { i18n } = useTranslation()
  const { id, data, collectionSlug } = useDocumentInfo()
  const { config } = useConfig()
  const [saved, setSaved] = useState<{ hasKey: boolean; key: string | null } | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [isAsking, setIsAsking] = useState<'new' | 'revoke' | null>(null)
  const language = panelLanguage({ i18n })
  const say = words[language]
  const { hasKey, key } = saved ?? { hasKey: Boolean(data?.enableAPIKey), key: null }

  const send = async (apiKey: 'new' | null) => {
    setIsBusy(true)
    setIsAsking(null)
    const answer = await save(`${config.routes.api}/${collectionSlug}/${id}?depth=0`, { apiKey, language })
    setIsBusy(false)
    if (!answer?.doc) toast.error(answer?.errors?.[0]?.message ?? say.unreachable)
    else setSaved({ hasKey: Boolean(answer.doc.enableAPIKey), key: answer.doc.apiKey ?? null })
  }
  return (
    <div className="field-type">
      <FieldLabel as="span" label={say.apiKey} />
      {id === undefined ? (
        <p>{say.saveFirst}</p>
      ) : (
        <>
          <p>{key !== null ? say.shownOnce : hasKey ? say.hasKey : say.noKey}</p>
          {key !== null && (
            <p>
              <code id="new-api-key">{key}</code>
            </p>
          )}
          {isAsking !== null && <p role="alert">{isAsking === 'new' ? say.replaces : say.ends}</p>}
          <div className="api-key-buttons">
            <Button
              id="make-api-key"
              size="small"
              buttonStyle="secondary"
              disabled={isBusy}
              onClick={() => (hasKey && isAsking !== 'new' ? setIsAsking('new') : void send('new'))}
            >
              {isAsking === 'new' ? say.reallyMake : say.make}
            </Button>
            {hasKey && (
              <Button
                id="revoke-api-key"
                size="small"
                buttonStyle="secondary"
                disabled={isBusy}
                onClick={() => (isAsking !== 'revoke' ? setIsAsking('revoke') : void send(null))}
              >
                {isAsking === 'revoke' ? say.reallyRevoke : say.revoke}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

async function save(
  url: string,
  { apiKey, language }: { apiKey: 'new' | null; language: string },
): Promise<Answer | null> {
  try {
    const response = await fetch(url, {
      method: 'PATCH',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify({ apiKey }),
    })
    return (await response.json()) as Answer
  } catch (error) {
    // No connection (TypeError), or the answer is a proxy's page (SyntaxError).
    if (error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}
