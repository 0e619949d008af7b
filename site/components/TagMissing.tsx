import type { Strings } from '../i18n/strings.ts'

/** Stands there, hidden, for an address with a tag that the list does not have; followTag.ts shows it. */
export function TagMissing({ booksHref, t }: { booksHref: string; t: Strings }) {
  return (
    <div class="tag-missing" data-tag-missing tabIndex={-1} hidden>
      <p>
        <b data-tag></b> {t.tagMissing.words}
      </p>
      <p>
        {t.tagMissing.hint} <a href={booksHref}>{t.tagMissing.otherBooks}</a>
      </p>
    </div>
  )
}
