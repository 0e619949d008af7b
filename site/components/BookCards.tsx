import type { BookCard } from '../page-models/home.ts'
import type { Strings } from '../i18n/strings.ts'
import { Cover } from './Cover.tsx'
import { Text } from './Text.tsx'
import { Title, TitleWithMark } from './Title.tsx'

/** Books side by side. The title links to the book, the last line to its errata. */
export function BookCards({ books, t }: { books: BookCard[]; t: Strings }) {
  return (
    <ul class="book-cards">
      {books.map((book) => (
        <li>
          {book.cover && <Cover cover={book.cover} sizes="7rem" alt="" />}
          <div>
            <h3>
              <a href={book.href}>
                <TitleWithMark text={book.title} mark={t.fallbackMark} />
              </a>
            </h3>
            {book.subtitle && (
              <p class="subtitle">
                <Title text={book.subtitle} />
              </p>
            )}
            <p class="authors">
              {book.authors.map((author, index) => [index > 0 && t.listSeparator, <Text text={author} />])}
            </p>
            <p>
              <a href={book.errata.href}>{book.errata.words}</a>
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
