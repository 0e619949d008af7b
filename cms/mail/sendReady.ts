import type { CollectionSlug, Payload } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { changedCollections } from '../publishing/siteChanges.ts'
import { settingsOf } from '../cmsSettings.ts'
import { type Row, asRow, idOf } from '../rows.ts'
import { panelLanguage } from '../words.ts'
import { changeMail, type MailRow } from './mailRows.ts'
import { noteDone, noteFailure } from './outcomes.ts'
import { readyMail, type ReadyDraft } from './readyMail.ts'
import type { Sending } from './sendDueMails.ts'

type Recipient = { id: string; email: string; mailLanguage?: string | null }

/**
 * Sends one mail to each person who wants to know of drafts that are ready, with all of `rows` that are still ready and that somebody
 * else marked. A row is done when everybody has it; after a failure it is tried again for those who don't.
 */
export async function sendReady(sending: Sending, rows: readonly MailRow[]): Promise<void> {
  const { payload, mailer } = sending
  const { cmsUrl } = settingsOf(payload)
  const drafts = new Map<string, { row: MailRow; draft: ReadyDraft }>()
  for (const row of rows) {
    const draft = await readDraft({ payload, row, cmsUrl })
    const key = `${row.documentCollection}/${row.document}`
    if (draft === null || drafts.has(key)) await noteDone(sending, row, 'dropped')
    else drafts.set(key, { row, draft })
  }
  const failures = new Map<string, { error: unknown; to: string }>()
  const recipients = await findRecipients(payload)
  for (const { id, email: to, mailLanguage } of recipients) {
    const theirs = [...drafts.values()].filter(({ row }) => row.byId !== id && !row.sentTo?.includes(id))
    const [first, ...others] = theirs.map(({ draft }) => draft)
    if (first === undefined) continue
    const language = panelLanguage({ i18n: { language: mailLanguage ?? '' } })
    try {
      await mailer.send(readyMail({ to, language, drafts: [first, ...others], cmsUrl }))
    } catch (error) {
      for (const { row } of theirs) failures.set(row.id, { error, to })
      continue
    }
    for (const { row } of theirs) {
      row.sentTo = [...(row.sentTo ?? []), id]
      await changeMail(payload, row.id, { sentTo: row.sentTo })
    }
  }
  for (const { row } of drafts.values()) {
    const failure = failures.get(row.id)
    if (failure) await noteFailure(sending, row, failure)
    else await noteDone(sending, row, row.sentTo?.length ? 'sent' : 'dropped')
  }
}

/** Editors and administrators who asked for these mails on their account. */
async function findRecipients(payload: Payload): Promise<Recipient[]> {
  const { docs } = await payload.db.find<Recipient>({
    collection: 'users',
    where: { and: [{ mailWhenReady: { equals: true } }, { role: { in: ['admin', 'editor'] } }] },
    select: { email: true, mailLanguage: true },
    pagination: false,
  })
  return docs.map((user) => ({ ...user, id: String(user.id) }))
}

/** The draft as it is now; null where it is gone, or no longer ready. */
async function readDraft({
  payload,
  row,
  cmsUrl,
}: {
  payload: Payload
  row: MailRow
  cmsUrl: string
}): Promise<ReadyDraft | null> {
  const slug = row.documentCollection as CollectionSlug
  const document = await findNewest({ payload, slug, id: row.document ?? '' })
  if (document === null || document.readyForReview !== true) return null
  const bookId = slug === 'books' ? null : idOf(document.book)
  const book = bookId === null ? null : await findNewest({ payload, slug: 'books', id: bookId })
  return {
    title: documentTitle(document),
    kind: kindOf(slug),
    book: book && documentTitle(book),
    by: row.byName,
    href: `${cmsUrl}/admin/collections/${slug}/${row.document}`,
  }
}

async function findNewest({
  payload,
  slug,
  id,
}: {
  payload: Payload
  slug: CollectionSlug
  id: string
}): Promise<Row | null> {
  const document = await payload.findByID({
    collection: slug,
    id,
    draft: true,
    depth: 0,
    overrideAccess: true,
    disableErrors: true,
  })
  return document === null ? null : asRow(document)
}

function kindOf(slug: string): Bilingual {
  return changedCollections.find(({ value }) => value === slug)?.label ?? { ja: slug, en: slug }
}
