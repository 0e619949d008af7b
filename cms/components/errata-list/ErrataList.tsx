'use client'

import { Button, SelectInput, SetStepNav, TextareaInput } from '@payloadcms/ui'
import { useState } from 'react'
import type { Locale } from '../../../content/locale.ts'
import type { ReadListAnswer, ImportListAnswer } from '../../import/pasted-list/listMessages.ts'
import { ListRow } from './ListRow.tsx'
import { type Row, fieldProblems, rowsOf, takenDrafts } from './rows.ts'
import { useListRequests } from './useListRequests.ts'
import { type Words, words } from './words.ts'
import './errataList.css'

export type BookChoice = { id: string; slug: string; title: string }

/** A list of errata is pasted, read, looked through line by line, and taken over as drafts. */
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
  const [read, setRead] = useState<ReadListAnswer | null>(null)
  const [rows, setRows] = useState<Row[]>([])
  const [taken, setTaken] = useState<ImportListAnswer | null>(null)

  const readText = async () => {
    const answer = await requests.read({ book, text })
    if (answer === null) return
    setRead(answer)
    setRows(rowsOf(answer))
  }
  const takeRows = async () => setTaken(await requests.take({ book, drafts: takenDrafts(rows) }))
  const startAgain = () => {
    setTaken(null)
    setRead(null)
    setText('')
  }

  return (
    <div className="errata-list">
      <SetStepNav nav={[{ label: say.title }]} />
      <h1>{say.title}</h1>
      <p className="errata-list__lead">{say.lead}</p>
      {books.length === 0 ? (
        <p>
          {say.noBook} <a href={`${adminRoute}/collections/books`}>{say.toBooks}</a>
        </p>
      ) : taken ? (
        <Taken
          taken={taken}
          say={say}
          address={`${adminRoute}/collections/errata?${inBook(books.find(({ slug }) => slug === book)?.id ?? '')}`}
          onAgain={startAgain}
        />
      ) : (
        <>
          <form
            className="errata-list__paste"
            onSubmit={(event) => {
              event.preventDefault()
              void readText()
            }}
          >
            <SelectInput
              path="book"
              name="book"
              label={say.book}
              isClearable={false}
              options={books.map(({ slug, title }) => ({ value: slug, label: title }))}
              value={book}
              onChange={(option) => {
                setBook(option && !Array.isArray(option) ? String(option.value) : '')
                setRead(null)
              }}
            />
            <TextareaInput
              path="list"
              label={say.list}
              rows={8}
              placeholder={say.example}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button
              type="submit"
              margin={false}
              disabled={book === '' || text.trim() === '' || requests.busy !== null}
            >
              {requests.busy === 'read' ? say.reading : say.read}
            </Button>
          </form>
          <div role="status">
            {requests.problem !== null && <p className="errata-list__refusal">{requests.problem}</p>}
          </div>
          {read && (
            <Found
              read={read}
              rows={rows}
              language={language}
              isTaking={requests.busy === 'take'}
              onChange={(index, row) => setRows(rows.map((old, at) => (at === index ? row : old)))}
              onTake={() => void takeRows()}
            />
          )}
        </>
      )}
    </div>
  )
}

function Found({
  read,
  rows,
  language,
  isTaking,
  onChange,
  onTake,
}: {
  read: ReadListAnswer
  rows: Row[]
  language: Locale
  isTaking: boolean
  onChange: (index: number, row: Row) => void
  onTake: () => void
}) {
  const say = words[language]
  const toTake = rows.filter(({ isTaken }) => isTaken)
  const refused = toTake.filter(
    ({ draft }) => Object.keys(fieldProblems(draft.values, { language, say })).length > 0,
  )
  const known = rows.filter(({ isKnown }) => isKnown).length
  const toCheck = rows.filter(
    ({ draft, isKnown, isSettled }) => draft.flags.length > 0 && !isSettled && !isKnown,
  )
  return (
    <section className="errata-list__found">
      <div role="status">
        <h2>
          {rows.length === 0
            ? say.nothing
            : say.counts({ rows: rows.length, toCheck: toCheck.length, known })}
        </h2>
      </div>
      {read.others > 0 && <p>{say.others(read.others)}</p>}
      <ol className="errata-list__rows">
        {rows.map((row, index) => (
          <ListRow
            key={index}
            id={`row-${index}`}
            row={row}
            language={language}
            say={say}
            onChange={(changed) => onChange(index, changed)}
          />
        ))}
      </ol>
      {read.passedOver.length > 0 && (
        <details className="errata-list__passed-over">
          <summary>{say.passedOver(read.passedOver.length)}</summary>
          <ul>
            {read.passedOver.map(({ line, text, reason }) => (
              <li key={line}>
                <span className="errata-list__line">{say.line(line, line)}</span> <code>{text.trim()}</code>
                <br />
                {reason[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {rows.length > known && (
        <footer className="errata-list__take">
          <Button
            margin={false}
            disabled={toTake.length === 0 || refused.length > 0 || isTaking}
            onClick={onTake}
          >
            {isTaking ? say.taking : say.takeOver(toTake.length)}
          </Button>
          {refused.length > 0 && (
            <span className="errata-list__problem">{say.mendFirst(refused.length)}</span>
          )}
        </footer>
      )}
    </section>
  )
}

function Taken({
  taken,
  say,
  address,
  onAgain,
}: {
  taken: ImportListAnswer
  say: Words
  address: string
  onAgain: () => void
}) {
  return (
    <div className="errata-list__taken" role="status">
      <p>
        {say.taken(taken.made, taken.toCheck)} {taken.known > 0 && say.alreadyThere(taken.known)}
      </p>
      <p>
        <a href={address}>{say.toDrafts}</a>
      </p>
      <Button buttonStyle="secondary" margin={false} onClick={onAgain}>
        {say.again}
      </Button>
    </div>
  )
}

const inBook = (id: string): string => `where%5Bor%5D%5B0%5D%5Band%5D%5B0%5D%5Bbook%5D%5Bequals%5D=${id}`
