import type { ChapterName } from '../page-models/chapterName.ts'
import { Title } from './Title.tsx'

/** A chapter as the contents name it: 「第2章 拡散モデル」. */
export function ChapterTitle({ name: { label, title } }: { name: ChapterName }) {
  return (
    <>
      {label && (
        <>
          <span class="chapter-label" lang={label.lang ?? undefined}>
            {label.words}
          </span>{' '}
        </>
      )}
      <Title text={title} />
    </>
  )
}
