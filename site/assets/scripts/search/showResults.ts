import type { Strings } from '../../../i18n/strings.ts'
import type { SearchBook } from '../../../page-models/search.ts'
import { fill } from '../fill.ts'
import type { Hit } from './engine.ts'
import { excerptOf } from './excerpt.ts'

/** Shows hits, by book, in the order in which they come. Everything is set as text. */
export function createResultList({
  place,
  words,
  books,
}: {
  place: HTMLElement
  words: Strings['search']
  books: readonly SearchBook[]
}) {
  const lists = new Map<string, HTMLOListElement>()
  const bySlug = new Map(books.map((book) => [book.slug, book]))
  return {
    add: (hits: readonly Hit[], { question, counts }: Asked) => {
      for (const hit of hits) {
        const list = lists.get(hit.source) ?? openList(bySlug.get(hit.source), counts.get(hit.source) ?? 0)
        lists.set(hit.source, list)
        list.append(resultOf(hit, question))
      }
    },
  }

  function openList(book: SearchBook | undefined, count: number): HTMLOListElement {
    const heading = element('h2', book === undefined ? { textContent: words.ofNews } : {})
    if (book !== undefined) {
      const link = element('a', { href: book.href, textContent: book.title })
      if (book.lang !== null) link.lang = book.lang
      heading.append(link)
    }
    const number = element('span', { className: 'count', textContent: fill(words.ofGroup, { count }) })
    heading.append(' ', number)
    const list = element('ol', { className: 'search-results' })
    place.append(heading, list)
    return list
  }

  function resultOf({ url, title, titleLang, kind, text, lang, more, moreLang }: Hit, question: string) {
    const item = element('li', {})
    const heading = element('h3', {})
    const link = element('a', { href: url, textContent: title || words.kinds[kind] })
    if (titleLang) link.lang = titleLang
    heading.append(link)
    if (kind !== 'erratum')
      heading.append(' ', element('span', { className: 'result-kind', textContent: words.kinds[kind] }))
    item.append(heading)
    for (const [line, ofLine] of [
      [text, lang],
      [more, moreLang],
    ]) {
      if (!line) continue
      const paragraph = element('p', ofLine ? { lang: ofLine } : {})
      for (const piece of excerptOf(line, question))
        paragraph.append(piece.isHit ? element('mark', { textContent: piece.words }) : piece.words)
      item.append(paragraph)
    }
    return item
  }
}

type Asked = { question: string; counts: ReadonlyMap<string, number> }

/** An element with some of its properties. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties)
}
