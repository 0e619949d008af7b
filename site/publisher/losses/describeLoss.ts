import type { Bilingual } from '../../../content/locale.ts'
import type { ContentProblem, Loss } from '../../../content/publishing.ts'

type Named = Omit<Loss, 'id' | 'since'>

/** What waits for an administrator's word, for editors: what would go, what readers have now, what to do. */
export function describeLoss(loss: Named): ContentProblem {
  const [what, instead] = [describe[loss.kind](loss), readersHave[loss.kind]]
  return {
    severity: 'error',
    message: {
      ja: `${what.ja}${listNames(loss).ja}${instead.ja}${whatToDo.ja}`,
      en: `${what.en}${listNames(loss).en} ${instead.en} ${whatToDo.en}`,
    },
    document: loss.book === null ? null : { collection: 'books', id: loss.book },
  }
}

const whatToDo: Bilingual = {
  ja: '管理者がダッシュボードで確かめて「はい、公開する」を押すか、消えたものを元に戻してください。',
  en: 'An administrator must look at the dashboard and press "Yes, publish it", or bring back what is missing.',
}

const readersHave: Record<Loss['kind'], Bilingual> = {
  book: {
    ja: '読者には、この本のページが前のまま見えています。',
    en: 'Readers still have the pages of this book.',
  },
  part: {
    ja: '読者には、この本のページが前のまま見えています。',
    en: 'Readers have the pages of this book as they were.',
  },
  news: { ja: '読者には、前のまま見えています。', en: 'Readers still have them.' },
  site: { ja: '公開中のサイトは元のままです。', en: 'The live site is unchanged.' },
}

const describe: Record<Loss['kind'], (loss: Named) => Bilingual> = {
  book: ({ title, pages, errata }) => ({
    ja: `本「${title?.ja}」が、ほかのものと一度に公開から外れました（${pages.gone}ページ、正誤${errata?.gone ?? 0}件）。`,
    en:
      `Book “${title?.en}” was taken down together with others ` +
      `(${count(pages.gone, 'page')}, ${count(errata?.gone ?? 0, 'erratum', 'errata')}).`,
  }),
  part: ({ title, errata, documents }) =>
    errata !== null && errata.gone > 0
      ? {
          ja: `本「${title?.ja}」の公開中の正誤${errata.of}件のうち${errata.gone}件が、一度に公開から外れました。`,
          en: `Book “${title?.en}”: ${errata.gone} of ${errata.of} published errata were taken down at once.`,
        }
      : {
          ja: `本「${title?.ja}」の文書${documents}件が、一度に公開から外れました。`,
          en: `Book “${title?.en}”: ${count(documents, 'document')} were taken down at once.`,
        },
  news: ({ documents, pages }) => ({
    ja: `サイト全体のお知らせ${documents}件（サイトの${pages.of}ページのうち${pages.gone}ページ）が、一度に公開から外れました。`,
    en: `${count(documents, 'news item')} about the whole site (${pages.gone} of its ${pages.of} pages) were taken down at once.`,
  }),
  site: ({ pages }) => ({
    ja: `新しいサイトでは、${pages.of}ページのうち${pages.gone}ページがなくなるため、公開を見送りました。`,
    en: `The new site would lack ${pages.gone} of ${pages.of} pages, so it was not published.`,
  }),
}

function listNames({ names, documents }: Named): Bilingual {
  if (names.length === 0) return { ja: '', en: '' }
  const isAll = documents <= names.length
  return {
    ja: `（${names.map(({ ja }) => ja).join('、')}${isAll ? '' : '、ほか'}）`,
    en: ` (${names.map(({ en }) => en).join(', ')}${isAll ? '' : ', …'})`,
  }
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** The index has no books at all: nobody does that on purpose in one act. */
export const noBooks: Bilingual = {
  ja: 'CMSには、公開中の本が一冊もありません。データベースやバックアップの取り違えがないか、管理者が確かめてください。',
  en: 'The CMS has no published book at all. An administrator should look whether it runs on the right database.',
}
