import type { Strings } from '../i18n/strings.ts'
import type { Citation } from '../page-models/citation.ts'

/** A citation in a sentence and in BibTeX, each with a button that copies it; the buttons are there where their script runs. */
export function Citations({ cite, t }: { cite: Citation<string>; t: Strings }) {
  const kinds = [
    { name: 'plain', heading: t.cite.plain, copy: t.cite.copyPlain },
    { name: 'bibtex', heading: t.cite.bibtex, copy: t.cite.copyBibtex },
  ] as const
  return (
    <div class="citations" data-copied={t.actions.copied} data-not-copied={t.actions.notCopied}>
      {kinds.map(({ name, heading, copy }) => (
        <div class="citation">
          <p class="citation-kind">{heading}</p>
          <p class={`citation-text notranslate ${name}`}>{cite[name]}</p>
          <button type="button" class="plain-button" data-do="copy-citation" hidden>
            {copy}
          </button>
        </div>
      ))}
    </div>
  )
}
