import { RichText } from '../components/RichText.tsx'
import { Text } from '../components/Text.tsx'
import { Title } from '../components/Title.tsx'
import type { ExcerptPage } from '../page-models/excerpt.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('excerpt', Excerpt)

function Excerpt({ model }: { model: ExcerptPage }) {
  return (
    <article class="narrow excerpt">
      <header>
        <h1>
          <Title text={model.title} />
        </h1>
        {model.source && (
          <p class="source">
            <Text text={model.source} />
          </p>
        )}
      </header>
      {model.body && <RichText text={model.body} />}
    </article>
  )
}
