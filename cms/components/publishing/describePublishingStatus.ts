import type { Bilingual, Locale } from '../../../content/locale.ts'
import type { PublishingStatus } from '../../publishing/publishingStatus.ts'

/** `tone` colours the status, `headline` names it, `detail` says since when it is so or what to do. */
type StatusText = { tone: 'good' | 'busy' | 'bad'; headline: string; detail: string | null }

/** Says how the site stands, in the panel's language. `formatTime` writes a moment for the person who reads. */
export function describePublishingStatus(options: {
  status: PublishingStatus
  language: Locale
  formatTime: (moment: string) => string
}): StatusText {
  const { status, language, formatTime } = options
  const { waiting, held, liveSince, waitingSince } = status
  const { tone, headline, detail } = describeState[status.state]({
    losses: status.losses.length,
    waiting,
    changes: countChanges(waiting),
    held,
    heldChanges: countChanges(held),
    liveSince: liveSince && formatTime(liveSince),
    waitingSince: waitingSince ? formatTime(waitingSince) : '',
  })
  return { tone, headline: headline[language], detail: detail && detail[language] }
}

const tooMuch: Bilingual = {
  ja: '一度に多くのものが消えるため、管理者の確認を待っています',
  en: 'Much would go at once: it waits for an administrator',
}
const restIsLive: Bilingual = {
  ja: 'サイトのほかの部分は新しくなりました。',
  en: 'The rest of the site is up to date.',
}

type Facts = {
  losses: number
  waiting: number
  changes: Bilingual
  held: number
  heldChanges: Bilingual
  liveSince: string | null
  waitingSince: string
}
type Description = { tone: StatusText['tone']; headline: Bilingual; detail: Bilingual | null }

const describeState: Record<PublishingStatus['state'], (facts: Facts) => Description> = {
  live: ({ liveSince }) => ({
    tone: 'good',
    headline: { ja: 'サイトは最新です', en: 'The site is live and up to date' },
    detail: liveSince ? { ja: `最終更新 ${liveSince}`, en: `Since ${liveSince}` } : null,
  }),
  building: ({ waiting, changes }) => ({
    tone: 'busy',
    headline: {
      ja: `${changes.ja}を公開しています`,
      en: waiting === 1 ? `${changes.en} is on its way` : `${changes.en} are on their way`,
    },
    detail: { ja: 'まもなくサイトに反映されます。', en: 'The site will show this in a moment.' },
  }),
  held: (facts) => ({
    tone: 'bad',
    headline: facts.losses > 0 ? tooMuch : describeHeld(facts),
    detail:
      facts.losses > 0
        ? restIsLive
        : {
            ja: 'サイトのほかの部分は新しくなりました。下の問題を直して公開すると、自動で反映されます。',
            en: 'The rest of the site is up to date. Correct what is below and publish: the book then follows by itself.',
          },
  }),
  failed: (facts) => ({
    tone: 'bad',
    headline: { ja: '最後の公開処理が失敗しました', en: 'The last build failed' },
    detail: describeFailure(facts),
  }),
  stalled: ({ waiting, changes, waitingSince }) => ({
    tone: 'bad',
    headline: {
      ja: `${changes.ja}が公開されないまま待っています`,
      en:
        waiting === 1
          ? `${changes.en} is waiting, and nobody fetches it`
          : `${changes.en} are waiting, and nobody fetches them`,
    },
    detail: {
      ja: `${waitingSince} から待っています。公開プログラムは動いていますか。管理者に確かめてください。`,
      en: `Waiting since ${waitingSince}. Is the publisher running? Ask an administrator to look.`,
    },
  }),
  never: () => ({
    tone: 'busy',
    headline: { ja: 'サイトはまだ公開されていません', en: 'The site has not been released yet' },
    detail: {
      ja: '最初の公開処理が終わると、ここに表示されます。',
      en: 'It will say so here when the first build has ended.',
    },
  }),
}

function describeHeld({ held, heldChanges }: Facts): Bilingual {
  if (held === 0)
    return {
      ja: '公開中ですが、一部の本は前のページのままです',
      en: 'Live, but some books keep their earlier pages',
    }
  const changes = heldChanges.en.replace(/^[A-Z]/, (letter) => letter.toLowerCase())
  return {
    ja: `公開中ですが、${heldChanges.ja}が待っています(本は前のページのままです)`,
    en: `Live, but ${changes} ${held === 1 ? 'waits: its' : 'wait: their'} book keeps its earlier pages`,
  }
}

function describeFailure({ waiting, changes, liveSince }: Facts): Bilingual {
  const site =
    liveSince === null
      ? { ja: 'サイトはまだ公開されていません。', en: 'Nothing is live yet.' }
      : { ja: '公開中のサイトは元のままです。', en: 'The live site is as it was before.' }
  if (waiting === 0) return site
  return {
    ja: `${site.ja}${changes.ja}が待っています。`,
    en: `${site.en} ${changes.en} ${waiting === 1 ? 'is' : 'are'} waiting.`,
  }
}

function countChanges(count: number): Bilingual {
  return {
    ja: `${count}件の変更`,
    en: count === 1 ? 'One change' : `${count === 2 ? 'Two' : count} changes`,
  }
}
