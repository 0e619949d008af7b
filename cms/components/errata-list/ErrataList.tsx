'use client'

import { SetStepNav } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import type { ImportListAnswer, ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import { useMacrosOfBook } from '../text/useBookMacros.ts'
import { carryOver } from './carryOver.ts'
import { ImportReport } from './ImportReport.tsx'
import { type BookChoice, PasteForm } from './PasteForm.tsx'
import { KeptList } from './KeptList.tsx'
import { LinesGone } from './LinesGone.tsx'
import { ReadList } from './ReadList.tsx'
import { type Row, chooseDrafts, toRows } from './rows.ts'
import { useListRequests } from './useListRequests.ts'
import { type ListWork, useUnsavedList } from './useUnsavedList.ts'
import { words } from './words.ts'
import './errataList.css'

/** A list of errata is pasted, read, checked row by row, and imported as drafts. */
export function ErrataList({
  books,
  apiRoute,
  adminRoute,
  language,
}: {
  books: BookChoice[]
  apiRoute: string
  adminRoute: string
  language: Locale
}) {
  const say = words[language]
  const requests = useListRequests({ apiRoute, language })
  const [book, setBook] = useState(books.length === 1 ? (books[0]?.slug ?? '') : '')
  const [text, setText] = useState('')
  const [list, setList] = useState<ReadListAnswer | null>(null)
  const [rows, setRows] = useState<Row[]>([])
  const [report, setReport] = useState<ImportListAnswer | null>(null)

  const [gone, setGone] = useState<{ reading: ListWork; count: number } | null>(null)
  const result = useRef<HTMLDivElement>(null)
  const mustShowResult = useRef(false)
  const unsaved = useUnsavedList({ book, text, list, rows }, { isImported: report !== null })

  // The text field grows to the whole list: what was read of it would lie below the window's edge.
  useEffect(() => {
    if (list !== null && mustShowResult.current) result.current?.scrollIntoView({ block: 'start' })
    mustShowResult.current = false
  }, [list])

  const show = (work: ListWork) => {
    setBook(work.book)
    setText(work.text)
    setList(work.list)
    setRows(work.rows)
    setGone(null)
  }
  const readText = async (slug: string) => {
    const answer = await requests.readList({ book: slug, text })
    if (answer === null) return
    const next = list === null ? { rows: toRows(answer), lost: [] } : carryOver({ list, rows }, answer)
    const reading = { book: slug, text, list: answer, rows: next.rows }
    mustShowResult.current = true
    if (next.lost.length > 0) setGone({ reading, count: next.lost.length })
    else show(reading)
  }
  const importRows = async () => setReport(await requests.importList({ book, drafts: chooseDrafts(rows) }))
  const startAgain = () => {
    setReport(null)
    setList(null)
    setRows([])
    setText('')
  }
  const bookId = books.find(({ slug }) => slug === book)?.id ?? ''
  const { macros } = useMacrosOfBook(bookId === '' ? null : bookId)

  return (
    <div className="errata-list">
      <SetStepNav nav={[{ label: say.title }]} />
      <h1>{say.title}</h1>
      <p className="errata-list__lead">{say.lead}</p>
      {books.length === 0 ? (
        <p>
          {say.noBook} <a href={`${adminRoute}/collections/books`}>{say.toBooks}</a>
        </p>
      ) : report ? (
        <ImportReport
          report={report}
          say={say}
          address={`${adminRoute}/collections/errata?${toBookFilter(bookId)}`}
          onAgain={startAgain}
        />
      ) : (
        <>
          {unsaved.offer && (
            <KeptList
              offer={unsaved.offer}
              language={language}
              onTakeBack={() => {
                if (unsaved.offer) show(unsaved.offer.body)
                if (unsaved.offer) unsaved.dropOffer(unsaved.offer)
              }}
              onThrowAway={() => unsaved.offer && unsaved.dropOffer(unsaved.offer)}
            />
          )}
          {gone && (
            <LinesGone
              count={gone.count}
              language={language}
              onKeep={() => setGone(null)}
              onTake={() => show(gone.reading)}
            />
          )}
          <PasteForm
            books={books}
            book={book}
            text={text}
            say={say}
            busy={requests.busy}
            onBook={(slug) => {
              // What was imported before is another matter in another book, so the list is read for it.
              if (list === null) setBook(slug)
              else if (slug !== book) void readText(slug)
            }}
            onText={setText}
            onRead={() => void readText(book)}
          />
          <div role="status">
            {requests.problem !== null && <p className="errata-list__refusal">{requests.problem}</p>}
          </div>
          <div ref={result} />
          {list && (
            <ReadList
              list={list}
              rows={rows}
              macros={macros}
              language={language}
              isImporting={requests.busy === 'import'}
              onChange={(index, row) => setRows(rows.map((old, at) => (at === index ? row : old)))}
              onImport={() => void importRows()}
            />
          )}
        </>
      )}
    </div>
  )
}

function toBookFilter(id: string): string {
  return `where%5Bor%5D%5B0%5D%5Band%5D%5B0%5D%5Bbook%5D%5Bequals%5D=${id}`
}
