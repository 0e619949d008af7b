import type { TocChapter, TocLine } from '../page-models/toc.ts'
import { Title } from './Title.tsx'

/** The table of contents: number, title, and the page at the end of the line. */
export function TocLines({ chapters, withSections }: { chapters: TocChapter[]; withSections: boolean }) {
  return (
    <ol class="toc">
      {chapters.map((chapter) => (
        <li>
          <Line line={chapter} />
          {withSections && chapter.sections.length > 0 && (
            <ol>
              {chapter.sections.map((section) => (
                <li>
                  <Line line={section} />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  )
}

function Line({ line }: { line: TocLine }) {
  return (
    <span class="toc-line">
      <span class="toc-label" lang={line.label?.lang ?? undefined}>
        {line.label?.words}
      </span>{' '}
      <span class="toc-title">
        <Title text={line.title} />
        {line.errata && (
          <>
            {' '}
            <a class="toc-errata" href={line.errata.href} aria-label={line.errata.name}>
              {line.errata.words}
            </a>
          </>
        )}
      </span>{' '}
      {line.pageWords && <span class="toc-page">{line.pageWords}</span>}
    </span>
  )
}
