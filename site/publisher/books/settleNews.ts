import type { SiteChange } from '../../../content/publishing.ts'
import { schemaVersion, type NewsPart } from '../../../content/snapshot.ts'
import { describeFailure } from '../describeFailure.ts'
import type { FetchedPart } from '../fetch/fetchParts.ts'
import { describeLoss } from '../losses/describeLoss.ts'
import type { LossJudgement } from '../losses/judgeLosses.ts'
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

/** Takes the news that came; where they can't be used, or too much would go, the earlier ones without what was taken down. */
export function settleNews({
  fetched,
  earlier,
  changes,
  judgement,
}: {
  fetched: FetchedPart<NewsPart>
  earlier: NewsPart | null
  changes: readonly SiteChange[]
  judgement: Pick<LossJudgement, 'judgeNews' | 'lossOf'>
}): SettledNews {
  const removed = new Set(changes.filter(isRemoval).flatMap(({ document }) => document ?? []))
  const published = publishedIn(fetched)
  const isPublished = (id: string) => (published === null ? !removed.has(id) : published.has(id))
  const staying = judgement.judgeNews({ earlier: earlier ?? noNews, isPublished })
  const loss = judgement.lossOf('news')
  const losses = loss === null ? [] : [{ problems: [describeLoss(loss)], passes: false }]
  if (fetched.kind === 'part' && staying.size === 0) return { part: fetched.part, troubles: [] }
  const uploads = new Set(staying.size > 0 ? earlier?.media.map(({ id }) => id) : [])
  const part = newsWithoutRemoved(
    earlier ?? noNews,
    (id) => isPublished(id) || staying.has(id) || (uploads.has(id) && !removed.has(id)),
  )
  if (fetched.kind === 'part') return { part, troubles: losses }
  if (fetched.kind === 'refused')
    return { part, troubles: [...losses, { problems: fetched.problems, passes: false }] }
  const error = fetched.kind === 'unusable' ? fetched.error : new Error('The CMS has no news part.')
  return { part, troubles: [...losses, describeFailure(error, unchanged)] }
}

/** What the answer says is published; null: nothing of that. */
function publishedIn(fetched: FetchedPart<NewsPart>): ReadonlySet<string> | null {
  if (fetched.kind === 'refused') return new Set(fetched.published)
  if (fetched.kind !== 'part') return null
  return new Set([...fetched.part.news, ...fetched.part.media].map(({ id }) => id))
}
