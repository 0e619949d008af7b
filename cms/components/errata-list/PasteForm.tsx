'use client'

import { Button, SelectInput, TextareaInput } from '@payloadcms/ui'
import type { Busy } from './useListRequests.ts'
import type { Words } from './words.ts'

export type BookChoice = { id: string; slug: string; title: string }

/** The book and the text of the list, and the button that has it read. */
export function PasteForm({
  books,
  book,
  text,
  say,
  busy,
  onBook,
  onText,
  onRead,
}: {
  books: BookChoice[]
  /** The slug of the chosen book; empty: none is chosen. */
  book: string
  text: string
  say: Words
  busy: Busy
  onBook: (slug: string) => void
  onText: (text: string) => void
  onRead: () => void
}) {
  return (
    <form
      className="errata-list__paste"
      onSubmit={(event) => {
        event.preventDefault()
        onRead()
      }}
    >
      <SelectInput
        path="book"
        name="book"
        label={say.book}
        isClearable={false}
        options={books.map(({ slug, title }) => ({ value: slug, label: title }))}
        value={book}
        onChange={(option) => onBook(option && !Array.isArray(option) ? String(option.value) : '')}
      />
      <TextareaInput
        path="list"
        label={say.list}
        rows={8}
        placeholder={say.example}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <Button type="submit" margin={false} disabled={book === '' || text.trim() === '' || busy !== null}>
        {busy === 'read' ? say.reading : say.read}
      </Button>
    </form>
  )
}
