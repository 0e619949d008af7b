'use client'

import { Button, ConfirmationModal, toast, useConfig, useForm, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation.js'
import type { Locale } from '../../../content/locale.ts'
import type { WholeBookAnswer } from '../../references/usesEndpoints.ts'
import { ReferenceGroups } from './ReferenceGroups.tsx'
import { words } from './words.ts'

/** The button that moves a book with all that belongs to it, and its dialog, which names how much that is. */
export function WholeBook({ book, url, language }: { book: WholeBookAnswer; url: string; language: Locale }) {
  const { openModal } = useModal()
  const { config } = useConfig()
  const { setModified } = useForm()
  const router = useRouter()
  const t = words[language]
  const action = book.inTrash ? 'restore' : 'trash'
  const modalSlug = `whole-book-${action}`
  const counts = book.inTrash ? book.togetherCounts : book.counts
  const users = book.inTrash ? [] : book.outside.filter(({ inTrash }) => !inTrash)
  const move = async () => {
    const response = await fetch(`${url}/whole/${action}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: '{}',
    })
    const answer = (await response.json()) as { message?: string; errors?: { message: string }[] }
    if (!response.ok) {
      toast.error(answer.errors?.map(({ message }) => message).join('\n') ?? t.failed)
      return
    }
    setModified(false)
    toast.success(answer.message ?? '')
    const { admin } = config.routes
    const id = url.slice(url.lastIndexOf('/') + 1)
    // Not a new page: the message would go with the old one.
    router.push(`${admin}/collections/books${book.inTrash ? `/${id}` : ''}`)
  }
  const body = book.inTrash
    ? counts === ''
      ? t.restoreAlone
      : t.restoreBody(counts)
    : counts === ''
      ? t.trashAlone
      : t.trashBody(counts)
  return (
    <div className="used-by__whole">
      {users.length > 0 ? (
        <>
          <p className="used-by__state">{t.outside}</p>
          <ReferenceGroups references={users} language={language} />
        </>
      ) : (
        <Button
          buttonStyle="secondary"
          size="small"
          margin={false}
          id={`open-${modalSlug}`}
          onClick={() => openModal(modalSlug)}
        >
          {book.inTrash ? t.restore : t.trash}
        </Button>
      )}
      <ConfirmationModal
        modalSlug={modalSlug}
        heading={book.inTrash ? t.restoreHeading : t.trashHeading}
        body={body}
        confirmingLabel={t.working}
        onConfirm={move}
      />
    </div>
  )
}
