import type { TocChapter, TocLine } from '../page-models/toc.ts'
import { Text } from './Text.tsx'

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
        <Text text={line.title} />
      </span>{' '}
      {line.pageWords && <span class="toc-page">{line.pageWords}</span>}
    </span>
  )
}
