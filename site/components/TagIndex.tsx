import type { ErrataIndex } from '../page-models/errataIndex.ts'
import type { Strings } from '../i18n/strings.ts'
import { Gap } from './Gap.tsx'

/**
 * The permanent addresses of the errata on other parts: each tag is the target of its address, and leads on. The style sheet shows
 * the targeted one alone; the script follows it at once. Of a page in pieces, the links are put in later.
 */
export function TagIndex({ index, isInPieces, t }: { index: ErrataIndex; isInPieces: boolean; t: Strings }) {
  if (index.tags.length === 0) return null
  return (
    <div class="tag-index" data-tag-index>
      <p>{t.tagOnOtherPart}</p>
      {isInPieces ? <Gap /> : <TagLinks tags={index.tags} />}
    </div>
  )
}

export function TagLinks({ tags }: Pick<ErrataIndex, 'tags'>) {
  return (
    <>
      {tags.map(({ tag, href }) => (
        <a id={tag} href={href}>
          #{tag}
        </a>
      ))}
    </>
  )
}
