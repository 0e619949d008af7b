'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import type { ShownReference } from '../../references/findReferences.ts'
import type { WholeBookAnswer } from '../../references/usesEndpoints.ts'

type Loaded = { references: ShownReference[]; book: WholeBookAnswer | null }
export type References = Loaded | 'loading' | 'failed'

/** What refers to the document that is open, and what belongs to it if it is a book. */
export function useReferences({
  url,
  isBook,
  language,
}: {
  /** The address of the document in the API; null while it has not been saved. */
  url: string | null
  isBook: boolean
  language: Locale
}): References {
  const [references, setReferences] = useState<References>('loading')
  useEffect(() => {
    if (url === null) return
    const controller = new AbortController()
    const get = async <Answer>(path: string): Promise<Answer> => {
      const response = await fetch(`${url}/${path}`, {
        credentials: 'include',
        headers: { 'Accept-Language': language },
        signal: controller.signal,
      })
      if (!response.ok) throw new Error(`${response.status}`)
      return (await response.json()) as Answer
    }
    const load = async (): Promise<Loaded> => ({
      ...(await get<{ references: ShownReference[] }>('uses')),
      book: isBook ? await get<WholeBookAnswer>('whole') : null,
    })
    load()
      .then(setReferences)
      .catch(() => controller.signal.aborted || setReferences('failed'))
    return () => controller.abort()
  }, [url, isBook, language])
  return references
}
