import { BookCards } from '../components/BookCards.tsx'
import { NewsLines } from '../components/NewsLines.tsx'
import { PagingLinks } from '../components/PagingLinks.tsx'
import { Text } from '../components/Text.tsx'
import { Title } from '../components/Title.tsx'
import type { HomePage } from '../page-models/home.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('home', Home)

function Home({ model }: { model: HomePage }) {
  const { t } = model.frame
  return (
    <>
      <header class="page-header">
        <h1>
          <Title text={model.title} />
        </h1>
        {model.description && (
          <p class="lead">
            <Text text={model.description} />
          </p>
        )}
      </header>
      <section aria-labelledby="books">
        <h2 id="books">{t.books}</h2>
        {model.books.length === 0 ? <p>{t.noBooks}</p> : <BookCards books={model.books} t={t} />}
        <PagingLinks paging={model.paging} />
      </section>
      {model.news.length > 0 && (
        <section aria-labelledby="news">
          <h2 id="news">{t.news}</h2>
          <NewsLines items={model.news} t={t} />
        </section>
      )}
    </>
  )
}
