import { locales, type Bilingual } from '../../../content/locale.ts'
import type { Loss, SiteChange } from '../../../content/publishing.ts'
import type { BookPart, NewsPart } from '../../../content/snapshot.ts'
import type { BookRecord } from '../books/bookRecord.ts'
import { titleInBoth } from '../books/bookTitle.ts'
import { isRemoval } from '../books/changedBooks.ts'
import { findTakenAlone, listTakedowns } from './acts.ts'
import { isWithin, renewLoss, type HeldLoss, type LossLedger } from './lossLedger.ts'
import { isTooManyErrata, isTooManyPages } from './tooMuch.ts'

/**
 * What one build would take away, judged part by part: a loss that is too much waits for an administrator's word, and readers keep what
 * they have. Never too much is what was taken down alone, and what was confirmed.
 */
export type LossJudgement = {
  /** The books that are to stay, of those that the index has no more. */
  judgeGoneBooks: (gone: readonly BookRecord[]) => ReadonlySet<string>
  /** The documents of a book that are to stay, of those in the `earlier` part that are not published any more. */
  judgePart: (options: { earlier: BookPart; isPublished: (id: string) => boolean }) => ReadonlySet<string>
  /** The same of the news about the whole site. */
  judgeNews: (options: { earlier: NewsPart; isPublished: (id: string) => boolean }) => ReadonlySet<string>
  /** The loss for which the release waits as a whole; null: none. `missing`: the addresses that it would lack, as far as they are known. */
  judgeSite: (options: { pages: number; missing: () => readonly string[] }) => Loss | null
  /** Notes pages that may go: of a book from which documents were taken alone, or whose loss is confirmed. */
  allowPages: (pages: number) => void
  wasTakenAlone: (document: string) => boolean
  /** Whether there is a loss, of this build or an earlier one, that waits or is confirmed. */
  hasLoss: (key: LossKey) => boolean
  isConfirmed: (key: LossKey) => boolean
  /** The loss that waits; null: none. */
  lossOf: (key: LossKey) => Loss | null
  /** Whether a row waits because its document stays. */
  isHeld: (change: SiteChange) => boolean
  /** Keeps what waits for the next build. */
  keep: () => Promise<void>
  /** The release is live: what was confirmed is gone, and what is gone without a word counts for a while. */
  settle: () => Promise<void>
}

/** What a loss is of: a whole book or a part of it, by the book's id, the news about the whole site, or the whole site. */
export type LossKey = 'news' | 'site' | `book ${string}` | `part ${string}`

const mostNames = 10

/** `livePages`: how many pages readers have; null: none, so that nothing can be lost. */
export function judgeLosses({
  ledger,
  changes,
  livePages,
  now = () => new Date(),
}: {
  ledger: LossLedger
  changes: readonly SiteChange[]
  livePages: number | null
  now?: () => Date
}): LossJudgement {
  const earlierLoss = ledger.earlier()
  const takedowns = listTakedowns(changes)
  const alone = findTakenAlone([...takedowns, ...ledger.earlierTakedowns()])
  const rows = new Set(takedowns.map(({ document }) => document))
  const next = new Map<string, HeldLoss>(ledger.held())
  const confirmed = new Set<string>()
  const goneErrata = new Map<string, number>()
  let gonePages = 0
  let allowedNewsPages = 0
  const of = (livePages ?? 0) + earlierLoss.pages

  /** Whether the documents may go because an administrator said so; else holds them. */
  const hold = (
    key: LossKey,
    loss: Omit<Loss, 'id' | 'since' | 'documents'>,
    documents: readonly string[],
  ) => {
    const held = next.get(key)
    if (held?.isConfirmed === true && isWithin(documents, held.documents)) {
      confirmed.add(key)
      // How many pages of a part go shows when it is built.
      if (loss.kind === 'book') ledger.allowPages(loss.pages.gone)
      if (loss.kind === 'news') allowedNewsPages += loss.pages.gone
      return false
    }
    next.set(key, renewLoss({ earlier: held, loss, documents, now: now() }))
    return true
  }
  const pagesOf = (gone: number) => ({ gone: gonePages + gone + earlierLoss.pages, of })

  const lossOf = (key: LossKey) => {
    const held = next.get(key)
    return held === undefined || confirmed.has(key) ? null : held.loss
  }

  return {
    judgeGoneBooks: (gone) => {
      for (const [key, { loss }] of next)
        if (loss.kind === 'book' && !gone.some(({ id }) => id === loss.book)) next.delete(key)
      const together = gone.filter(({ id }) => !alone.has(id))
      for (const { id, pages } of gone) if (alone.has(id)) ledger.allowPages(pages)
      // What was held before waits for its own word, also where some of the others are confirmed or back.
      const isHeldAlready = ({ id }: BookRecord) => next.get(`book ${id}`)?.loss.kind === 'book'
      const pages = together.reduce((sum, record) => sum + record.pages, 0)
      const isTooMuch = livePages !== null && isTooManyPages(pagesOf(pages))
      const staying = together.filter((record) => {
        const { id, entry } = record
        if (isTooMuch || isHeldAlready(record)) {
          const errata = record.counts?.errata ?? entry.errata
          return hold(
            `book ${id}`,
            {
              ...{ kind: 'book', book: id, title: titleInBoth(entry.title), names: [] },
              pages: { gone: record.pages, of: livePages ?? 0 },
              errata: { gone: errata, of: errata },
            },
            [id],
          )
        }
        gonePages += record.pages
        return false
      })
      return new Set(staying.map(({ id }) => id))
    },

    judgePart: ({ earlier, isPublished }) => {
      const { book } = earlier
      const key: LossKey = `part ${book.id}`
      const together = (documents: readonly { id: string }[]) =>
        documents.filter(({ id }) => !isPublished(id) && !alone.has(id)).map(({ id }) => id)
      const errata = together(earlier.errata)
      const others = together([...earlier.news, ...earlier.excerpts, ...earlier.materials])
      const ownPages = together([...earlier.news, ...earlier.excerpts]).length * locales.length
      const before = earlierLoss.errata.get(book.id) ?? 0
      const counted = { gone: errata.length + before, of: earlier.errata.length + before }
      const tooManyErrata = errata.length > 0 && isTooManyErrata(counted)
      const tooManyPages = ownPages > 0 && isTooManyPages(pagesOf(ownPages))
      const doubtful = [
        ...(tooManyErrata ? errata : []),
        // What goes beside too many errata goes where somebody took it down, and stays where it is only missing.
        ...others.filter((id) => tooManyPages || (tooManyErrata && !rows.has(id))),
      ]
      const loss = {
        ...{ kind: 'part' as const, book: book.id, title: titleInBoth(book.title) },
        pages: { gone: ownPages, of: livePages ?? 0 },
        errata: { gone: tooManyErrata ? errata.length : 0, of: earlier.errata.length },
        names: namesOf(earlier, new Set(doubtful)),
      }
      if (livePages !== null && doubtful.length > 0 && hold(key, loss, doubtful)) return new Set(doubtful)
      if (!confirmed.has(key)) {
        next.delete(key)
        gonePages += ownPages
        goneErrata.set(book.id, errata.length)
      }
      return new Set()
    },

    judgeNews: ({ earlier, isPublished }) => {
      const missing = earlier.news.filter(({ id }) => !isPublished(id))
      const together = missing.filter(({ id }) => !alone.has(id))
      const pages = together.length * locales.length
      allowedNewsPages += (missing.length - together.length) * locales.length
      const loss = {
        ...{ kind: 'news' as const, book: null, title: null, errata: null },
        pages: { gone: pages, of: livePages ?? 0 },
        names: together.slice(0, mostNames).map(({ title }) => titleInBoth(title)),
      }
      const ids = together.map(({ id }) => id)
      const isTooMuch = livePages !== null && pages > 0 && isTooManyPages(pagesOf(pages))
      if (isTooMuch && hold('news', loss, ids)) return new Set(ids)
      if (!confirmed.has('news')) {
        next.delete('news')
        gonePages += pages
      }
      return new Set()
    },

    judgeSite: ({ pages, missing }) => {
      const gone = (livePages ?? 0) - pages - ledger.allowedPages() - allowedNewsPages
      if (livePages === null || !isTooManyPages({ gone: gone + earlierLoss.pages, of })) {
        next.delete('site')
        return null
      }
      const addresses = missing()
      const isHeld = hold(
        'site',
        {
          ...{ kind: 'site', book: null, title: null, errata: null },
          pages: { gone: livePages - pages, of: livePages },
          names: addresses.slice(0, mostNames).map((path) => ({ ja: path, en: path })),
        },
        addresses,
      )
      return isHeld ? lossOf('site') : null
    },

    allowPages: ledger.allowPages,
    wasTakenAlone: (document) => alone.has(document),
    hasLoss: (key) => next.has(key),
    isConfirmed: (key) => confirmed.has(key),
    lossOf,
    isHeld: (change) => {
      const { document, books } = change
      if (!isRemoval(change) || document === null || alone.has(document)) return false
      return [...next].some(([key, { loss, documents }]) => {
        if (confirmed.has(key)) return false
        const isOfBook = loss.kind === 'book' && (books === null || books.includes(loss.book ?? ''))
        return isOfBook || documents.includes(document)
      })
    },
    keep: () => ledger.replace(next),
    settle: async () => {
      ledger.note({ loss: { pages: gonePages, errata: goneErrata }, takedowns })
      for (const key of confirmed) next.delete(key)
      await ledger.replace(next)
    },
  }
}

function namesOf({ errata, news, excerpts, materials }: BookPart, ids: ReadonlySet<string>): Bilingual[] {
  const tags = errata.filter(({ id }) => ids.has(id)).map(({ tag }) => ({ ja: tag, en: tag }))
  const titles = [...news, ...excerpts, ...materials]
    .filter(({ id }) => ids.has(id))
    .map(({ title }) => titleInBoth(title))
  return [...tags, ...titles].slice(0, mostNames)
}
