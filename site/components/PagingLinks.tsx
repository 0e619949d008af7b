import type { Paging } from '../page-models/home.ts'

/** The way between the pages of a long list of books. */
export function PagingLinks({ paging }: { paging: Paging }) {
  if (paging === null) return null
  return (
    <nav class="part-links" aria-label={paging.label}>
      {paging.newer && (
        <a class="previous" href={paging.newer.href} rel="prev">
          {paging.newer.words}
        </a>
      )}
      <span>{paging.position}</span>
      {paging.older && (
        <a class="next" href={paging.older.href} rel="next">
          {paging.older.words}
        </a>
      )}
    </nav>
  )
}
