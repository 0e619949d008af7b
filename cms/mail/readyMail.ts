import type { Bilingual, Locale } from '../../content/locale.ts'
import { type MailLink, writeMail } from './mailText.ts'

/** A draft that was handed over: what it is, of which book (null: of none, or it is the book), who did it, and where it is edited. */
export type ReadyDraft = {
  title: Bilingual
  kind: Bilingual
  book: Bilingual | null
  by: string | null
  href: string
}

/** The mail that says which drafts are ready for review. */
export function readyMail({
  to,
  language,
  drafts,
  cmsUrl,
}: {
  to: string
  language: Locale
  drafts: readonly [ReadyDraft, ...ReadyDraft[]]
  cmsUrl: string
}) {
  const say = words[language]
  const [first] = drafts
  const subject = drafts.length === 1 ? say.one(first.title[language]) : say.many(drafts.length)
  const parts = drafts.flatMap((draft): (string | MailLink)[] => [
    [
      `${draft.kind[language]}: ${draft.title[language]}`,
      draft.book && `${say.book}: ${draft.book[language]}`,
      draft.by !== null && `${say.by}: ${draft.by}`,
    ]
      .filter(Boolean)
      .join('\n'),
    { href: draft.href, text: say.open },
  ])
  return writeMail({
    to,
    language,
    subject,
    parts: [say.intro, ...parts, { href: `${cmsUrl}/admin/account`, text: say.stop }],
  })
}

const words = {
  ja: {
    one: (title: string) => `公開の準備ができました: ${title}`,
    many: (count: number) => `公開の準備ができた下書き: ${count}件`,
    intro: '次の下書きが、公開の準備ができたとして渡されました。',
    book: '本',
    by: '渡した人',
    open: '下書きを開く',
    stop: 'このメールを止めるには、アカウントの画面で「下書きの準備ができたらメールを受け取る」を外します。',
  },
  en: {
    one: (title: string) => `Ready for review: ${title}`,
    many: (count: number) => `${count} drafts are ready for review`,
    intro: 'These drafts were handed over as ready for review.',
    book: 'Book',
    by: 'From',
    open: 'Open the draft',
    stop: 'To get no more of these mails, clear "Mail me when a draft is ready" on the account page.',
  },
}
