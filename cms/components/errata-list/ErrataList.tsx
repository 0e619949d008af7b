'use client'

import { SetStepNav } from '@payloadcms/ui'
import { useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import type { ImportListAnswer, ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import { ImportReport } from './ImportReport.tsx'
import { type BookChoice, PasteForm } from './PasteForm.tsx'
import { ReadList } from './ReadList.tsx'
import { type Row, chooseDrafts, toRows } from './rows.ts'
import { useListRequests } from './useListRequests.ts'
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

  const readText = async () => {
    const answer = await requests.readList({ book, text })
    if (answer === null) return
    setList(answer)
    setRows(toRows(answer))
  }
  const importRows = async () => setReport(await requests.importList({ book, drafts: chooseDrafts(rows) }))
  const startAgain = () => {
    setReport(null)
    setList(null)
    setText('')
  }
  const bookId = books.find(({ slug }) => slug === book)?.id ?? ''

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
          <PasteForm
            books={books}
            book={book}
            text={text}
            say={say}
            busy={requests.busy}
            onBook={(slug) => {
              setBook(slug)
              setList(null)
            }}
            onText={setText}
            onRead={() => void readText()}
          />
          <div role="status">
            {requests.problem !== null && <p className="errata-list__refusal">{requests.problem}</p>}
          </div>
          {list && (
            <ReadList
              list={list}
              rows={rows}
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
