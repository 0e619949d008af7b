import type { BookPage } from '../page-models/bookPage.ts'
import { CopyLines } from './CopyLines.tsx'
import { Cover } from './Cover.tsx'
import { Day } from './Day.tsx'
import { Text } from './Text.tsx'
import { Title } from './Title.tsx'

/** The head of a book's page: cover, title, authors, and the link to the errata. */
export function BookHero({ model }: { model: BookPage }) {
  const { t } = model.frame
  const { errata } = model
  return (
    <header class={model.cover ? 'book-hero with-cover' : 'book-hero'}>
      {model.cover && <Cover cover={model.cover} sizes="(min-width: 48rem) 14rem, 8rem" />}
      <div class="book-hero-words">
        <h1>
          <Title text={model.title} />
        </h1>
        {model.subtitle && (
          <p class="subtitle">
            <Title text={model.subtitle} />
          </p>
        )}
        <p class="authors">
          {model.authors.map((author, index) => [index > 0 && t.listSeparator, <Text text={author} />])}
        </p>
        {model.description && (
          <p class="lead">
            <Text text={model.description} />
          </p>
        )}
        <p class="errata-call">
          <a class="button" href={errata.href}>
            {t.openErrata(errata.count)}
          </a>
          {errata.updated && (
            <span class="updated">
              {t.lastUpdated} <Day date={errata.updated} />
            </span>
          )}
        </p>
        {model.copies && <CopyLines model={model.copies} />}
      </div>
    </header>
  )
}
