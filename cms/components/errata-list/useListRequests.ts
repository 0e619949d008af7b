'use client'

import { useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import type { ImportListAnswer, ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import { words } from './words.ts'

/** Which request is under way; null: none. */
export type Busy = 'read' | 'import' | null

const paths = { read: '/errata-list/read', import: '/errata-list/take' } as const

/** The page's requests to the CMS, one at a time. The message of a refusal (`problem`) stays until the next request. */
export function useListRequests({ apiRoute, language }: { apiRoute: string; language: Locale }) {
  const [busy, setBusy] = useState<Busy>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const post = async <Answer>(request: keyof typeof paths, body: object): Promise<Answer | null> => {
    setBusy(request)
    setProblem(null)
    try {
      const response = await fetch(`${apiRoute}${paths[request]}`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
        body: JSON.stringify(body),
      })
      const answer = (await response.json()) as Answer & { errors?: { message: string }[] }
      if (response.ok) return answer
      setProblem(answer.errors?.map(({ message }) => message).join('\n') ?? `${response.status}`)
    } catch (error) {
      // No connection, or an answer that is not the CMS's (a proxy's page).
      setProblem(`${words[language].lost} (${error instanceof Error ? error.message : String(error)})`)
    } finally {
      setBusy(null)
    }
    return null
  }
  return {
    busy,
    problem,
    readList: (body: { book: string; text: string }) => post<ReadListAnswer>('read', body),
    importList: (body: { book: string; drafts: object[] }) => post<ImportListAnswer>('import', body),
  }
}
