import { BookCards } from '../components/BookCards.tsx'
import { BookHero } from '../components/BookHero.tsx'
import { Citations } from '../components/Citations.tsx'
import { ErrataSummary } from '../components/ErrataSummary.tsx'
import { ExcerptTeasers } from '../components/ExcerptTeasers.tsx'
import { MaterialItems } from '../components/MaterialItems.tsx'
import { NewsLines } from '../components/NewsLines.tsx'
import { PagingLinks } from '../components/PagingLinks.tsx'
import { Printings, Record } from '../components/Record.tsx'
import { Section } from '../components/Section.tsx'
import { Text } from '../components/Text.tsx'
import { TocLines } from '../components/TocLines.tsx'
import type { BookPage } from '../page-models/bookPage.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('book', Book)

function Book({ model }: { model: BookPage }) {
  const { t } = model.frame
  return (
    <>
      <BookHero model={model} />
      <div class="columns">
        <div class="column-main">
          <ErrataSummary model={model} />
          {model.news.items.length > 0 && (
            <Section id="news" heading={t.news}>
              <NewsLines items={model.news.items} t={t} />
              {model.news.allHref && (
                <p class="more">
                  <a href={model.news.allHref}>{t.allNews}</a>
                </p>
              )}
            </Section>
          )}
          {model.toc.chapters.length > 0 && (
            <Section id="toc" heading={t.toc} role="doc-toc">
              <TocLines chapters={model.toc.chapters} withSections={false} />
              <p class="more">
                <a href={model.toc.href}>{t.fullToc}</a>
              </p>
            </Section>
          )}
          <ExcerptTeasers excerpts={model.excerpts} t={t} />
          {model.materials.items.length > 0 && (
            <Section id="materials" heading={t.materials}>
              <MaterialItems items={model.materials.items} t={t} />
              {model.materials.allHref && (
                <p class="more">
                  <a href={model.materials.allHref}>{t.allMaterials}</a>
                </p>
              )}
            </Section>
          )}
        </div>
        <div class="column-side">
          <RecordSections model={model} />
        </div>
      </div>
      {model.siteNews.length > 0 && (
        <Section id="site-news" heading={t.siteNews}>
          <NewsLines items={model.siteNews} t={t} />
        </Section>
      )}
      {model.otherBooks.length > 0 && (
        <Section id="other-books" heading={t.otherBooks}>
          <BookCards books={model.otherBooks} t={t} />
          <PagingLinks paging={model.paging} />
        </Section>
      )}
    </>
  )
}

function RecordSections({ model }: { model: BookPage }) {
  const { record } = model
  const { t } = model.frame
  return (
    <>
      <Section id="record" heading={t.record}>
        <Record record={record} t={t} />
        <details class="cite-book">
          <summary>{t.cite.ofBook}</summary>
          <Citations cite={model.cite} t={t} />
        </details>
      </Section>
      {record.links.length > 0 && (
        <Section id="links" heading={t.links}>
          <ul class="plain-list">
            {record.links.map((link) => (
              <li>
                <LinkWords link={link} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {record.printings.length > 0 && (
        <Section id="printings" heading={t.printings}>
          <Printings printings={record.printings} />
        </Section>
      )}
    </>
  )
}

function LinkWords({ link }: { link: BookPage['record']['links'][number] }) {
  const words = link.label ? <Text text={link.label} /> : <>{link.kind}</>
  return link.href === null ? words : <a href={link.href}>{words}</a>
}
