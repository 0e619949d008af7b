import { Day } from '../components/Day.tsx'
import { RichText } from '../components/RichText.tsx'
import { Title } from '../components/Title.tsx'
import type { NewsItemPage } from '../page-models/news.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('newsItem', NewsItem)

function NewsItem({ model }: { model: NewsItemPage }) {
  const { t } = model.frame
  return (
    <article class="narrow">
      <header>
        <p class="facts">
          <Day date={model.date} />
        </p>
        <h1>
          <Title text={model.title} />
        </h1>
      </header>
      {model.body && <RichText text={model.body} />}
      {model.link && (
        <p class="more">
          {t.relatedLink}:{' '}
          {model.link.isDead ? model.link.url : <a href={model.link.url}>{model.link.url}</a>}
        </p>
      )}
    </article>
  )
}
