'use client'

import { useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import type { ReadListAnswer, ImportListAnswer } from '../../import/pasted-list/listMessages.ts'
import { words } from './words.ts'

/** What the page asks the CMS: one thing at a time; a refusal stays to be read until the next one is asked. */
export function useListRequests({ apiRoute, language }: { apiRoute: string; language: Locale }) {
  const [busy, setBusy] = useState<'read' | 'take' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const ask = async <Answer>(what: 'read' | 'take', body: object): Promise<Answer | null> => {
    setBusy(what)
    setProblem(null)
    try {
      const response = await fetch(`${apiRoute}/errata-list/${what}`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
        body: JSON.stringify(body),
      })
      const answer = (await response.json()) as Answer & { errors?: { message: string }[] }
      if (response.ok) return answer
      setProblem(answer.errors?.map(({ message }) => message).join('\n') ?? `${response.status}`)
    } catch (error) {
      // No connection, or an answer that is none of the CMS's: what was pasted stays where it is.
      setProblem(`${words[language].lost} (${error instanceof Error ? error.message : String(error)})`)
    } finally {
      setBusy(null)
    }
    return null
  }
  return {
    busy,
    problem,
    read: (body: { book: string; text: string }) => ask<ReadListAnswer>('read', body),
    take: (body: { book: string; drafts: object[] }) => ask<ImportListAnswer>('take', body),
  }
}
