import type { ErrataIndex } from '../page-models/errataIndex.ts'
import type { Strings } from '../i18n/strings.ts'

/**
 * The permanent addresses of the errata on other parts: each tag is the target of its address, and leads on. The style sheet shows
 * the targeted one alone; the script follows it at once.
 */
export function TagIndex({ tags, t }: { tags: ErrataIndex['tags']; t: Strings }) {
  if (tags.length === 0) return null
  return (
    <div class="tag-index" data-tag-index>
      <p>{t.tagOnOtherPart}</p>
      {tags.map(({ tag, href }) => (
        <a id={tag} href={href}>
          #{tag}
        </a>
      ))}
    </div>
  )
}
