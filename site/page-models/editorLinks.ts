import type { Erratum } from '../../content/erratum.ts'
import { locales } from '../../content/locale.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import type { SiteSettings } from '../../content/siteSettings.ts'
import type { BookPart, NewsPart } from '../../content/snapshot.ts'
import { parseText } from '../../content/text.ts'
import { listTextFields, listUrlFields, type Documents, type UrlField } from './textFields.ts'

/**
 * Whether an address is one of this site's: below its base URL, and of a form that this site gives to its pages and files. Another
 * application may answer on the same host: its addresses are none of ours.
 */
export function isAddressOfSite({ url, baseUrl }: { url: string; baseUrl: string }): boolean {
  if (!URL.canParse(url)) return false
  const { origin, pathname } = new URL(url)
  const base = new URL(baseUrl)
  const root = base.pathname.replace(/\/$/, '')
  if (origin !== base.origin || !`${pathname}/`.startsWith(`${root}/`)) return false
  return /^(?:|(?:ja|en)(?:\/.*)?|(?:media|assets)\/.*|index\.html|404\.html|robots\.txt|sitemap\.xml|_redirects)$/.test(
    pathname.slice(root.length + 1),
  )
}

/** The addresses of this site in some documents, as editors wrote them: each once, sorted. */
export function listEditorLinks({
  documents,
  settings,
  baseUrl,
}: {
  documents: Documents
  /** The license stands on every page. */
  settings: SiteSettings
  baseUrl: string
}): string[] {
  const ofSettings = [settings.license, settings.description].flatMap((text) =>
    locales.flatMap((locale) => linksIn(text[locale] ?? '')),
  )
  const urls = new Set([...listLinkFields(documents).map(({ url }) => url), ...ofSettings])
  return [...urls].filter((url) => isAddressOfSite({ url, baseUrl })).sort()
}

/** What an editor is told of links to this site that lead nowhere: where each stands, and that it is shown as plain text. */
export function findDeadLinkProblems({
  part,
  deadLinks,
}: {
  part: BookPart | NewsPart
  deadLinks: ReadonlySet<string>
}): ContentProblem[] {
  if (deadLinks.size === 0) return []
  const problems = listLinkFields(documentsOf(part))
    .filter(({ url }) => deadLinks.has(url))
    .map(describeDeadLink)
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}

/** All documents of a part. */
export function documentsOf(part: BookPart | NewsPart): Documents {
  return 'book' in part ? { ...part, books: [part.book] } : { news: part.news }
}

function listLinkFields(documents: Documents): UrlField[] {
  // Nearly no erratum has a link, and a list may have ten thousand.
  const errata = documents.errata?.filter(mayHaveLink)
  return [
    ...listTextFields({ ...documents, errata }).flatMap(({ text, ...field }) =>
      linksIn(text).map((url) => ({ ...field, url })),
    ),
    ...listUrlFields(documents),
  ]
}

function mayHaveLink({ correction, instruction, note }: Erratum): boolean {
  return [correction, instruction.ja, instruction.en, note.ja, note.en].some((text) => text?.includes('://'))
}

function linksIn(text: string): string[] {
  // Nearly no text has one, and parsing takes its time.
  if (!/https?:\/\//.test(text)) return []
  return parseText(text).flatMap((segment) => (segment.kind === 'link' ? [segment.url] : []))
}

function describeDeadLink({ document, where, field, url }: UrlField): ContentProblem {
  const { ja, en } = where()
  return {
    severity: 'warning',
    message: {
      ja:
        `${ja}、${field.ja}: ${url} はこのサイトにないため、リンクではなく文字だけを表示しています。` +
        'アドレスを直すか、リンク先を公開してください。',
      en:
        `${en}, ${field.en}: ${url} leads nowhere on this site, so it is shown as plain text. ` +
        'Correct the address, or publish what it should lead to.',
    },
    document,
  }
}
