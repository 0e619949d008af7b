import { randomUUID } from 'node:crypto'
import type { Loss } from '../../../content/publishing.ts'
import { readKept, writeKept } from '../fetch/keptFile.ts'
import type { Takedown } from './acts.ts'

/** A loss with the ids of all documents that would go. `isConfirmed`: an administrator has let them go. */
export type HeldLoss = { loss: Loss; documents: string[]; isConfirmed: boolean }

/** What a release took away without a word, because it was not too much: a later one counts it with its own. */
export type EarlierLoss = { pages: number; errata: ReadonlyMap<string, number> }

/** The losses that wait, by what they are of, from one build to the next and beyond a restart. */
export type LossLedger = {
  held: () => ReadonlyMap<string, HeldLoss>
  /** Those that wait for a word. */
  losses: () => Loss[]
  /** Notes an administrator's word. An id that is not known says nothing: more would go by now, or all of it is back. */
  confirm: (lossIds: readonly string[]) => Promise<void>
  replace: (held: ReadonlyMap<string, HeldLoss>) => Promise<void>
  /** Pages of books that may go, also those that a build took away that failed afterwards: the live release still has them. */
  allowedPages: () => number
  allowPages: (pages: number) => void
  /** Of the last ten minutes. */
  earlier: () => EarlierLoss
  earlierTakedowns: () => Takedown[]
  /** Notes what is gone with a release that is live. */
  note: (gone: { loss: EarlierLoss; takedowns: readonly Takedown[] }) => void
}

const rememberedMs = 10 * 60_000

/** A file that is lost or damaged only means that an administrator is asked once more. */
export async function openLossLedger({
  file,
  log,
  now = () => performance.now(),
}: {
  file: string
  log: (line: string) => void
  /** A clock that nobody sets, in ms. */
  now?: () => number
}): Promise<LossLedger> {
  let held = new Map(await readKept<[string, HeldLoss][]>(file, log))
  let allowedPages = 0
  let gone: { at: number; loss: EarlierLoss; takedowns: readonly Takedown[] }[] = []
  const replace = async (next: ReadonlyMap<string, HeldLoss>) => {
    const isSame = JSON.stringify([...held]) === JSON.stringify([...next])
    held = new Map(next)
    if (!isSame) await writeKept(file, [...held])
  }
  const remembered = () => {
    gone = gone.filter(({ at }) => now() - at < rememberedMs)
    return gone
  }
  return {
    held: () => held,
    losses: () => [...held.values()].filter(({ isConfirmed }) => !isConfirmed).map(({ loss }) => loss),
    confirm: (lossIds) =>
      replace(
        new Map(
          [...held].map(([key, one]) => [
            key,
            lossIds.includes(one.loss.id) ? { ...one, isConfirmed: true } : one,
          ]),
        ),
      ),
    replace,
    allowedPages: () => allowedPages,
    allowPages: (pages) => {
      allowedPages += pages
    },
    earlier: () => {
      const errata = new Map<string, number>()
      for (const { loss } of remembered())
        for (const [book, count] of loss.errata) errata.set(book, (errata.get(book) ?? 0) + count)
      return { pages: remembered().reduce((sum, { loss }) => sum + loss.pages, 0), errata }
    },
    earlierTakedowns: () => remembered().flatMap(({ takedowns }) => takedowns),
    note: ({ loss, takedowns }) => {
      allowedPages = 0
      gone.push({ at: now(), loss, takedowns })
    },
  }
}

/** The loss as it is held already, with new numbers; another one, which nobody has confirmed, where more documents would go now. */
export function renewLoss({
  earlier,
  loss,
  documents,
  now,
}: {
  earlier: HeldLoss | undefined
  loss: Omit<Loss, 'id' | 'since' | 'documents'>
  documents: readonly string[]
  now: Date
}): HeldLoss {
  const numbers = { ...loss, documents: documents.length }
  if (earlier !== undefined && isWithin(documents, earlier.documents) && earlier.loss.kind === loss.kind)
    return {
      ...earlier,
      loss: { ...numbers, id: earlier.loss.id, since: earlier.loss.since },
      documents: [...documents],
    }
  return {
    loss: { ...numbers, id: randomUUID(), since: now.toISOString() },
    documents: [...documents],
    isConfirmed: false,
  }
}

/** Whether all of `documents` are among `all`. */
export function isWithin(documents: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all)
  return documents.every((id) => known.has(id))
}
