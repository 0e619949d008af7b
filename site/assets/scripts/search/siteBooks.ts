// The books of the site, as the search page's list says (site/page-models/search.ts).
import { searchWords, wordEnd } from '../../../../content/searchWords.ts'
import type { SearchBook, SearchBooks } from '../../../page-models/search.ts'
import { newsId, type Source } from './engine.ts'

/** Reads the list once; again where it could not be read. */
export function createBookReader(href: string): () => Promise<SearchBooks> {
  let list: Promise<SearchBooks> | null = null
  return () => {
    list ??= readList(href).catch((error: unknown) => {
      list = null
      throw error
    })
    return list
  }
}

async function readList(href: string): Promise<SearchBooks> {
  const answer = await fetch(href)
  if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`)
  return (await answer.json()) as SearchBooks
}

/**
 * Where to look: in one book, or in all, first those whose title or authors are what is asked for, then the newest. `ofSite` is looked
 * through whichever books are.
 */
export function chooseSources({
  site: { books, news },
  book,
  asks,
}: {
  site: SearchBooks
  /** A slug; of no book of the site: all. */
  book: string
  asks: readonly string[]
}): { ofBooks: Source[]; ofSite: Source[] } {
  const chosen = books.filter(({ slug }) => slug === book)
  if (chosen.length > 0) return { ofBooks: chosen.map(toSource), ofSite: [] }
  const isNamed = ({ title, authors }: SearchBook) => {
    const names = searchWords(`${title} ${authors}`)
    return asks.every((word) => names.some((name) => `${name}${wordEnd}`.startsWith(word)))
  }
  const inOrder = [...books.filter(isNamed), ...books.filter((one) => !isNamed(one))]
  return {
    ofBooks: inOrder.map(toSource),
    ofSite: news === null ? [] : [{ id: newsId, folder: news }],
  }
}

const toSource = ({ slug, folder }: SearchBook): Source => ({ id: slug, folder })
