import type { Bilingual, Locale } from '../../../content/locale.ts'
import type { DocumentStatus } from '../../publishing/documentStatus.ts'

/** `tone` colours the line, `headline` names the state, `detail` says since when it is so or what to do. */
type StatusText = {
  tone: 'good' | 'busy' | 'note' | 'bad' | 'quiet'
  headline: string
  detail: string | null
}

/** Says how a document stands on the site, in the panel's language. `formatTime` writes a moment for the person who reads. */
export function describeDocumentStatus({
  status,
  language,
  formatTime,
}: {
  status: DocumentStatus
  language: Locale
  formatTime: (moment: string) => string
}): StatusText {
  const since = status.since === null ? null : formatTime(status.since)
  const { tone, headline, detail } = describeState[status.state](status, since)
  return { tone, headline: headline[language], detail: detail && detail[language] }
}

type Description = { tone: StatusText['tone']; headline: Bilingual; detail: Bilingual | null }

const describeState: Record<
  DocumentStatus['state'],
  (status: DocumentStatus, since: string | null) => Description
> = {
  unpublished: () => ({
    tone: 'quiet',
    headline: { ja: '公開していません', en: 'Not published' },
    detail: { ja: '読者には見えません。', en: 'Readers do not see it.' },
  }),
  hidden: () => ({
    tone: 'note',
    headline: {
      ja: '公開しましたが、読者にはまだ見えません',
      en: 'Published, but readers do not see it yet',
    },
    detail: {
      ja: 'この本を公開すると、サイトに出ます。',
      en: 'It is on the site once its book is published.',
    },
  }),
  live: ({ hasNewerDraft }, since) => ({
    tone: 'good',
    headline:
      since === null
        ? { ja: '公開中', en: 'On the site' }
        : { ja: `公開中(${since}から)`, en: `On the site since ${since}` },
    detail: hasNewerDraft
      ? { ja: '今の下書きは、まだサイトに出ていません。', en: 'The present draft is not on it yet.' }
      : null,
  }),
  waiting: () => ({
    tone: 'busy',
    headline: { ja: 'サイトへの反映を待っています', en: 'On its way to the site' },
    detail: { ja: 'まもなく読者に見えます。', en: 'Readers will see it in a moment.' },
  }),
  leaving: () => ({
    tone: 'busy',
    headline: { ja: 'サイトから下げています', en: 'Leaving the site' },
    detail: { ja: 'まもなく読者に見えなくなります。', en: 'Readers will see it no longer in a moment.' },
  }),
  held: ({ failure, book, loss }) => ({
    tone: 'bad',
    headline:
      loss === null ? describeHeld({ isOwn: failure?.isOwn ?? false, hasBook: book !== null }) : tooMuch,
    detail:
      loss !== null
        ? null
        : {
            ja: 'サイトのほかの部分は新しくなりました。直して公開すると、自動で反映されます。',
            en: 'The rest of the site is up to date. Correct it and publish: this then follows by itself.',
          },
  }),
  failed: ({ failure }) => ({
    tone: 'bad',
    headline: failure?.isOwn
      ? { ja: 'この文書に直すところがあり、サイトを更新できません', en: 'The site cannot be built with this' }
      : { ja: 'サイトを更新できず、反映を待っています', en: 'Waiting: the site cannot be built' },
    detail: {
      ja: 'サイトは前のままです。',
      en: 'The site is as it was before.',
    },
  }),
  stalled: (_status, since) => ({
    tone: 'bad',
    headline: { ja: '反映されないまま待っています', en: 'Waiting, and nobody fetches it' },
    detail: {
      ja: `${since === null ? '' : `${since} から待っています。`}公開プログラムは動いていますか。管理者に確かめてください。`,
      en: `${since === null ? '' : `Since ${since}. `}Is the publisher running? Ask an administrator to look.`,
    },
  }),
}

const tooMuch: Bilingual = {
  ja: '一度に多くのものが消えるため、管理者の確認を待っています',
  en: 'Much would go at once: it waits for an administrator',
}

function describeHeld({ isOwn, hasBook }: { isOwn: boolean; hasBook: boolean }): Bilingual {
  if (isOwn && hasBook)
    return {
      ja: 'この文書に直すところがあり、本のページは前のままです',
      en: 'Its book cannot be built with this, and keeps its earlier pages',
    }
  if (isOwn)
    return {
      ja: '直すところがあり、ページは前のままです',
      en: 'Its pages cannot be built with this, and stay as they were',
    }
  return hasBook
    ? {
        ja: '本のページを作れず、反映を待っています(本は前のページのままです)',
        en: 'Waiting: its book cannot be built, and keeps its earlier pages',
      }
    : {
        ja: 'ページを作れず、反映を待っています(前のページのままです)',
        en: 'Waiting: its pages cannot be built, and stay as they were',
      }
}
