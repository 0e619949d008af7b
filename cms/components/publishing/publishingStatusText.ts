import type { Locale } from '../../../content/locale.ts'
import type { PublishingStatus } from '../../publishing/publishingStatus.ts'

/** One glance: `tone` colours it, `headline` says it, `detail` says what to do or when it was. */
export type StatusText = { tone: 'good' | 'busy' | 'bad'; headline: string; detail: string | null }

/** Says how the site stands, in the panel's language. `formatTime` writes a moment for the person who reads. */
export function publishingStatusText({
  status,
  language,
  formatTime,
}: {
  status: PublishingStatus
  language: Locale
  formatTime: (moment: string) => string
}): StatusText {
  const ja = language === 'ja'
  const { waiting } = status
  const changes = ja
    ? `${waiting}件の変更`
    : waiting === 1
      ? 'One change'
      : `${waiting === 2 ? 'Two' : waiting} changes`
  const are = waiting === 1 ? 'is' : 'are'
  const since = status.liveSince ? formatTime(status.liveSince) : null
  switch (status.state) {
    case 'live':
      return {
        tone: 'good',
        headline: ja ? 'サイトは最新です' : 'The site is live and up to date',
        detail: since && (ja ? `最終更新 ${since}` : `Since ${since}`),
      }
    case 'building':
      return {
        tone: 'busy',
        headline: ja
          ? `${changes}を公開しています`
          : `${changes} ${are} on ${waiting === 1 ? 'its' : 'their'} way`,
        detail: ja ? 'まもなくサイトに反映されます。' : 'The site will show this in a moment.',
      }
    case 'failed':
      return {
        tone: 'bad',
        headline: ja ? '最後の公開処理が失敗しました' : 'The last build failed',
        detail: failureDetail({ status, ja, changes, are }),
      }
    case 'stalled': {
      const when = status.waitingSince ? formatTime(status.waitingSince) : ''
      return {
        tone: 'bad',
        headline: ja
          ? `${changes}が公開されないまま待っています`
          : `${changes} ${are} waiting, and nobody fetches ${waiting === 1 ? 'it' : 'them'}`,
        detail: ja
          ? `${when} から待っています。公開プログラムは動いていますか。管理者に確かめてください。`
          : `Waiting since ${when}. Is the publisher running? Ask an administrator to look.`,
      }
    }
    case 'never':
      return {
        tone: 'busy',
        headline: ja ? 'サイトはまだ公開されていません' : 'The site has not been released yet',
        detail: ja
          ? '最初の公開処理が終わると、ここに表示されます。'
          : 'It will say so here when the first build has ended.',
      }
  }
}

function failureDetail({
  status,
  ja,
  changes,
  are,
}: {
  status: PublishingStatus
  ja: boolean
  changes: string
  are: string
}): string {
  const live = status.liveSince !== null
  const stands = live
    ? ja
      ? '公開中のサイトは元のままです。'
      : 'The live site is as it was before.'
    : ja
      ? 'サイトはまだ公開されていません。'
      : 'Nothing is live yet.'
  if (status.waiting === 0) return stands
  return ja ? `${stands}${changes}が待っています。` : `${stands} ${changes} ${are} waiting.`
}
