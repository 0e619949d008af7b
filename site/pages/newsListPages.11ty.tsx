import { NewsLines } from '../components/NewsLines.tsx'
import type { NewsListPage } from '../page-models/news.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('newsList', NewsList)

function NewsList({ model }: { model: NewsListPage }) {
  const { t } = model.frame
  return (
    <div class="narrow">
      <h1>{model.heading}</h1>
      {model.items.length === 0 ? <p>{t.nothingYet}</p> : <NewsLines items={model.items} t={t} />}
      <p class="more">
        <a href={model.feedHref}>{t.feed}</a>
      </p>
    </div>
  )
}
