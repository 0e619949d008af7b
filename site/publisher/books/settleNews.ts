import type { SiteChange } from '../../../content/publishing.ts'
import { schemaVersion, type NewsPart } from '../../../content/snapshot.ts'
import { describeFailure } from '../describeFailure.ts'
import type { FetchedPart } from '../fetch/fetchParts.ts'
import { isRemoval } from './changedBooks.ts'
import type { Trouble } from './describeTrouble.ts'
import { newsWithoutRemoved } from './withoutRemoved.ts'

/** The news about the whole site as the release shows them, and why they are not as they are published now. */
export type SettledNews = { part: NewsPart; troubles: Trouble[] }

const noNews: NewsPart = {
  schemaVersion,
  revision: 0,
  news: [],
  media: [],
  counts: { news: 0, media: 0 },
}

const unchanged = {
  ja: 'サイト全体のお知らせは前のままで、ほかは公開されています。',
  en: 'The news about the whole site stay as they were; everything else is published.',
}

/** The same where the news came and can't be rendered, or don't pass the checks. */
export function withoutNewNews({
  broken,
  earlier,
  error,
}: {
  broken: NewsPart
  earlier: NewsPart | null
  error: unknown
}): SettledNews {
  const published = new Set([...broken.news, ...broken.media].map(({ id }) => id))
  const part = newsWithoutRemoved(earlier ?? noNews, (id) => published.has(id))
  return { part, troubles: [describeFailure(error, unchanged)] }
}

/** Takes the news that came; where they can't be used, the earlier ones without what was taken down. */
export function settleNews({
  fetched,
  earlier,
  changes,
}: {
  fetched: FetchedPart<NewsPart>
  earlier: NewsPart | null
  changes: readonly SiteChange[]
}): SettledNews {
  if (fetched.kind === 'part') return { part: fetched.part, troubles: [] }
  const removed = new Set(changes.filter(isRemoval).flatMap(({ document }) => document ?? []))
  const published = fetched.kind === 'refused' ? new Set(fetched.published) : null
  const part = newsWithoutRemoved(earlier ?? noNews, (id) =>
    published === null ? !removed.has(id) : published.has(id),
  )
  if (fetched.kind === 'refused') return { part, troubles: [{ problems: fetched.problems, passes: false }] }
  const error = fetched.kind === 'unusable' ? fetched.error : new Error('The CMS has no news part.')
  return { part, troubles: [describeFailure(error, unchanged)] }
}
