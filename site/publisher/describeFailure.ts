import type { Bilingual } from '../../content/locale.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import { SnapshotError } from '../../content/snapshot.ts'
import { hasErrorCode } from '../../system/errorCode.ts'
import { CmsError } from './fetch/cmsError.ts'
import { RefusedContentError } from './fetch/refusedContentError.ts'
import { describeLoss } from './losses/describeLoss.ts'
import { DoubtfulReleaseError } from './losses/doubtfulReleaseError.ts'
import { PagesWithdrawnError } from './pagesWithdrawnError.ts'
import { describeStoreError } from './store/describeStoreError.ts'
import { StoreError } from './store/storeError.ts'
import { ReleaseCheckError } from './release/releaseCheckError.ts'

/** Why a build failed, for editors. `passes`: the cause may go away by itself, so that the build is tried again. */
type Failure = { problems: ContentProblem[]; passes: boolean }

/** What readers have where the whole build failed. */
const unchangedSite: Bilingual = {
  ja: '公開中のサイトは元のままです。',
  en: 'The live site is unchanged.',
}

/**
 * Turns the error that ended a build, or the part of one, into sentences for editors, in both languages: what, where, what to do.
 * `unchanged` says what readers have now.
 */
export function describeFailure(error: unknown, unchanged: Bilingual = unchangedSite): Failure {
  const problem = (toMessage: (unchanged: Bilingual) => Message): ContentProblem => ({
    severity: 'error',
    message: toMessage(unchanged),
    document: null,
  })
  if (error instanceof RefusedContentError) return { problems: [...error.problems], passes: false }
  if (error instanceof CmsError)
    return { problems: [problem(cmsMessages[error.kind](error.message))], passes: true }
  if (error instanceof StoreError) return describeStoreError(error)
  if (error instanceof SnapshotError) return { problems: [problem(snapshotMessage(error))], passes: true }
  if (error instanceof DoubtfulReleaseError) return { problems: [describeLoss(error.loss)], passes: false }
  if (error instanceof ReleaseCheckError) return { problems: [problem(checkMessage(error))], passes: false }
  if (error instanceof PagesWithdrawnError)
    return { problems: [problem(() => withdrawn(error))], passes: true }
  if (hasErrorCode(error, ...fullDisk)) return { problems: [problem(diskFull)], passes: true }
  if (hasErrorCode(error, ...badDisk)) return { problems: [problem(diskRefuses)], passes: true }
  return { problems: [problem(otherMessage(error))], passes: true }
}

const fullDisk = ['ENOSPC', 'EDQUOT']
const badDisk = ['EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENFILE']

/** Whether there was no room to write. */
export function isFullDisk(error: unknown): boolean {
  return hasErrorCode(error, ...fullDisk)
}

/** Whether an error is the machine's and no book's: what fails for one book would fail for the next. */
export function isOfTheMachine(error: unknown): boolean {
  return hasErrorCode(error, ...fullDisk, ...badDisk)
}

type Message = ContentProblem['message']

const cmsMessages: Record<CmsError['kind'], (details: string) => (unchanged: Bilingual) => Message> = {
  unreachable: () => (unchanged) => ({
    ja: `公開処理がCMSに接続できませんでした。${unchanged.ja}つながりしだい自動でやり直します。`,
    en: `The publisher could not reach the CMS. ${unchanged.en} It tries again by itself.`,
  }),
  slow: () => (unchanged) => ({
    ja: `CMSの応答が時間内に終わりませんでした。${unchanged.ja}自動でやり直します。`,
    en: `The CMS did not answer in time. ${unchanged.en} The publisher tries again by itself.`,
  }),
  cut: (details) => (unchanged) => ({
    ja: `CMSの応答が途中で切れているか、正しくありません。${unchanged.ja}自動でやり直します。続く場合は管理者に伝えてください。（${details}）`,
    en:
      `An answer of the CMS was cut off or is not right. ${unchanged.en} The publisher tries again by itself; ` +
      `if this stays, tell an administrator. (${details})`,
  }),
  refused: () => (unchanged) => ({
    ja: `CMSが公開処理の鍵を受け付けません。${unchanged.ja}管理者は、CMSと公開処理の PUBLISHER_API_KEY を同じ値にしてください。`,
    en: `The CMS does not take the publisher's key. ${unchanged.en} An administrator must give both the same PUBLISHER_API_KEY.`,
  }),
  status: (details) => (unchanged) => ({
    ja: `CMSがエラーを返しました。${unchanged.ja}自動でやり直します。続く場合は管理者に伝えてください。（${details}）`,
    en:
      `The CMS answered with an error. ${unchanged.en} The publisher tries again by itself; ` +
      `if this stays, tell an administrator. (${details})`,
  }),
  'too-large': (details) => (unchanged) => ({
    ja: `CMSの応答が大きすぎます。${unchanged.ja}管理者に伝えてください。（${details}）`,
    en: `An answer of the CMS is too large. ${unchanged.en} Tell an administrator. (${details})`,
  }),
}

function snapshotMessage({ problems }: SnapshotError) {
  return (unchanged: Bilingual): Message => ({
    ja: `CMSから受け取った内容に欠けや誤りがあるため、公開を見送りました。${unchanged.ja}該当する文書を直して公開し直してください。自動でもやり直します。${listLines(problems)}`,
    en:
      `The content that came from the CMS is not whole, so nothing was published from it. ${unchanged.en} ` +
      `Correct what is named and publish again; the publisher also tries again by itself.${listLines(problems)}`,
  })
}

function checkMessage({ problems }: ReleaseCheckError) {
  return (unchanged: Bilingual): Message => ({
    ja: `新しいサイトが公開前の検査を通りませんでした。${unchanged.ja}本文中のリンクなどを確かめて直し、もう一度公開してください。${listLines(problems)}`,
    en:
      `The new site did not pass the checks before publishing. ${unchanged.en} ` +
      `Look at what is named below, correct it, and publish again.${listLines(problems)}`,
  })
}

function otherMessage(error: unknown) {
  const details = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return (unchanged: Bilingual): Message => ({
    ja: `サイトを作る途中でエラーが起きました。${unchanged.ja}直前の変更を見直してもう一度公開し、続く場合は管理者に伝えてください。（${details}）`,
    en:
      `An error stopped the making of the site. ${unchanged.en} ` +
      `Look over your last change and publish again; if this stays, tell an administrator. (${details})`,
  })
}

const diskFull = (unchanged: Bilingual): Message => ({
  ja: `ディスクの空きがなく、新しいサイトを書き込めませんでした。${unchanged.ja}管理者が空きを作れば、自動でやり直します。`,
  en:
    `The disk is full, and the new site could not be written. ${unchanged.en} ` +
    `As soon as an administrator makes room, the publisher tries again by itself.`,
})
/** Readers don't have what they had: the sentence itself says what they have. */
function withdrawn({ titles }: PagesWithdrawnError): Message {
  const [ja, en] = [
    titles.map((title) => `「${title.ja}」`).join(''),
    titles.map((title) => `“${title.en}”`).join(', '),
  ]
  const jaBooks = titles.length === 0 ? '' : `本${ja}のページと、`
  const quoting = 'the news and feeds that quote it'
  const enPages = titles.length === 0 ? quoting : `the pages of ${en}, and ${quoting},`
  return {
    ja:
      `ディスクの空きがなく、取り下げたものを除いたページを書き込めませんでした。取り下げたものが読者に見えないように、${jaBooks}それを引用するお知らせやフィードを、` +
      `このサーバーのサイトからいったん外しました。管理者が空きを作れば、自動で元に戻ります。`,
    en:
      `The disk is full, and the pages without what was taken down could not be written. So that no reader sees it, ` +
      `${enPages} were taken off the site on this server for now. ` +
      `They come back by themselves as soon as an administrator makes room.`,
  }
}

const diskRefuses = (unchanged: Bilingual): Message => ({
  ja: `サイトのフォルダーに書き込めませんでした。${unchanged.ja}管理者は DATA_DIR の権限とディスクの状態を確かめてください。自動でもやり直します。`,
  en:
    `The site's folder could not be written. ${unchanged.en} ` +
    `An administrator must look at the permissions of DATA_DIR and at the disk; the publisher also tries again by itself.`,
})

function listLines(problems: readonly string[]): string {
  const shown = problems.slice(0, 20).map((line) => `\n- ${line}`)
  return [...shown, ...(problems.length > 20 ? [`\n- … (+${problems.length - 20})`] : [])].join('')
}
