import type { SiteChange } from '../../../content/publishing.ts'
import type { SiteIndex } from '../../../content/snapshot.ts'
import type { BuiltBooks } from './buildBooks.ts'
import type { LossJudgement } from '../losses/judgeLosses.ts'
import { isRemoval } from './changedBooks.ts'

/**
 * Which rows a release holds (`done`), and which wait because of trouble (`held`). In neither list are rows whose pages only wait for
 * their turn. What was taken down is done, whatever else is in trouble, unless it is too much and waits for an administrator's word.
 */
export function accountForChanges({
  changes,
  index,
  books: { troubles, waiting },
  newsIsHeld,
  judgement,
}: {
  changes: readonly SiteChange[]
  index: SiteIndex
  books: BuiltBooks
  newsIsHeld: boolean
  judgement: LossJudgement
}): { done: string[]; held: string[] } {
  const present = new Set(index.books.map(({ id }) => id))
  const stateOf = (change: SiteChange): 'done' | 'held' | 'waiting' => {
    // Of all books, or of settings, which all pages show.
    const concernsAll = change.books === null || change.collection === 'site-settings'
    if (concernsAll && waiting.size > 0) return 'waiting'
    const books = (change.books ?? []).filter((id) => present.has(id))
    if (books.some((id) => waiting.has(id))) return 'waiting'
    if (isRemoval(change)) return judgement.isHeld(change) ? 'held' : 'done'
    if (change.operation === 'confirm') return 'done'
    if (change.collection === 'site-settings') return index.settings === null ? 'held' : 'done'
    const isOfNews = change.books?.length === 0
    return books.some((id) => troubles.has(id)) || (isOfNews && newsIsHeld) ? 'held' : 'done'
  }
  const idsOf = (state: ReturnType<typeof stateOf>) =>
    changes.filter((change) => stateOf(change) === state).map(({ id }) => id)
  return { done: idsOf('done'), held: idsOf('held') }
}
