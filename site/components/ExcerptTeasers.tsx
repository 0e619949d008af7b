import type { Strings } from '../i18n/strings.ts'
import type { ExcerptTeaser } from '../page-models/excerpt.ts'
import { RichText } from './RichText.tsx'
import { Section } from './Section.tsx'
import { Text } from './Text.tsx'
import { TitleWithMark } from './Title.tsx'

/** A book's excerpts on its page: title, source and first paragraph. */
export function ExcerptTeasers({ excerpts, t }: { excerpts: ExcerptTeaser[]; t: Strings }) {
  if (excerpts.length === 0) return null
  return (
    <Section id="excerpts" heading={t.excerpts}>
      {excerpts.map((excerpt) => (
        <div class="excerpt-teaser">
          <h3>
            <a href={excerpt.href}>
              <TitleWithMark text={excerpt.title} mark={t.fallbackMark} />
            </a>
          </h3>
          {excerpt.source && (
            <p class="source">
              <Text text={excerpt.source} />
            </p>
          )}
          {excerpt.opening && <RichText text={excerpt.opening} />}
        </div>
      ))}
    </Section>
  )
}
