'use client'

import { useConfig, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { noMacros, readMacros, type Macros } from '../../../content/macros.ts'
import { asRow, idOf, text } from '../../rows.ts'

/** The macros to draw formulas with. `isLost`: the book has them, but they could not be read. */
export type BookMacros = { macros: Macros; isLost: boolean }

const nothing: BookMacros = { macros: noMacros, isLost: false }

/** The macros of the book that the form in hand is of, or is: a book's own as they are being typed. */
export function useBookMacros(): BookMacros {
  const { collectionSlug } = useDocumentInfo()
  const typed = useFormFields(([fields]) => text(fields.macros?.value) ?? '')
  const chosen = useFormFields(([fields]) => idOf(fields.book?.value))
  const isBook = collectionSlug === 'books'
  const ofBook = useMacrosOfBook(isBook ? null : chosen)
  const deferred = useDeferredValue(isBook ? typed : '')
  const own = useMemo(() => ({ macros: readTyped(deferred), isLost: false }), [deferred])
  return isBook ? own : ofBook
}

let lastTyped = { text: '', macros: noMacros }

/** A book's form has a hundred texts, and all of them ask for the same. */
function readTyped(text: string): Macros {
  if (lastTyped.text !== text) lastTyped = { text, macros: readMacros(text).macros }
  return lastTyped.macros
}

/** The macros of a book as its readers have them: as it is published, else as its draft has them. */
export function useMacrosOfBook(id: string | number | null): BookMacros {
  const { config } = useConfig()
  const [answer, setAnswer] = useState<{ path: string; book: BookMacros } | null>(null)
  const path = id === null ? null : `${config.routes.api}/books/${id}?depth=0&select[macros]=true`
  useEffect(() => {
    if (path === null) return
    let isGone = false
    void askOnce(path).then((book) => {
      if (!isGone) setAnswer({ path, book })
    })
    return () => {
      isGone = true
    }
  }, [path])
  return answer !== null && answer.path === path ? answer.book : nothing
}

/** For so long (ms) the fields of a form, and the next form, share one answer. */
const lifetime = 10_000

const answers = new Map<string, { askedAt: number; book: Promise<BookMacros> }>()

function askOnce(path: string): Promise<BookMacros> {
  const earlier = answers.get(path)
  if (earlier !== undefined && Date.now() - earlier.askedAt < lifetime) return earlier.book
  const book = askBook(path)
  answers.set(path, { askedAt: Date.now(), book })
  return book
}

async function askBook(path: string): Promise<BookMacros> {
  try {
    const answer = await fetch(path, { credentials: 'include' })
    if (!answer.ok) return { macros: noMacros, isLost: true }
    return { macros: readMacros(text(asRow(await answer.json()).macros) ?? '').macros, isLost: false }
  } catch {
    // No connection: the form says so under the formulas, and the next form asks again.
    answers.delete(path)
    return { macros: noMacros, isLost: true }
  }
}
