'use client'

import { useCallback, useEffect, useRef } from 'react'
import type { ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import { useKeptTexts } from '../unsaved/useKeptTexts.ts'
import { useUnsaved } from '../unsaved/UnsavedProvider.tsx'
import type { Row } from './rows.ts'

/** What an editor has on the page: the book, the pasted text, and its reading with what was corrected. */
export type ListWork = { book: string; text: string; list: ReadListAnswer | null; rows: Row[] }

const pause = 400

/** Guards the page's work, keeps it in the browser until it is imported, and finds what an earlier page left. */
export function useUnsavedList(work: ListWork, { isImported }: { isImported: boolean }) {
  const { guard } = useUnsaved()
  const { found, keep, dropOwn, dropFound } = useKeptTexts<ListWork>({ document: 'errata-list' })
  const isUnsaved = !isImported && work.text.trim() !== ''

  const latest = useRef({ work, keep })
  useEffect(() => {
    latest.current = { work, keep }
  })
  const write = useCallback((): boolean => {
    const { work, keep } = latest.current
    // A very long list without its reading is still better than nothing.
    return (
      keep({ body: work, basedOn: null }) ||
      (keep({ body: { ...work, list: null, rows: [] }, basedOn: null }) && work.list === null)
    )
  }, [])

  const { book, text, list, rows } = work
  useEffect(() => {
    if (!isUnsaved) return dropOwn()
    const timer = setTimeout(write, pause)
    return () => clearTimeout(timer)
  }, [isUnsaved, book, text, list, rows, write, dropOwn])

  useEffect(() => {
    if (!isUnsaved) return
    const release = guard({ keep: write })
    window.addEventListener('pagehide', write)
    return () => {
      release()
      window.removeEventListener('pagehide', write)
    }
  }, [isUnsaved, guard, write])

  return { offer: isUnsaved ? null : (found[0] ?? null), dropOffer: dropFound }
}
