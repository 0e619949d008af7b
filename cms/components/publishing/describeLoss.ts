import type { Bilingual, Locale } from '../../../content/locale.ts'
import type { Loss } from '../../../content/publishing.ts'

/** Says in the panel's language what would be taken away, and since when that waits. `formatTime` writes a moment for who reads. */
export function describeLoss({
  loss,
  language,
  formatTime,
}: {
  loss: Loss
  language: Locale
  formatTime: (moment: string) => string
}): { headline: string; names: string; since: string } {
  const names = loss.names.map((name) => name[language]).join(language === 'ja' ? '、' : ', ')
  const more = loss.documents > loss.names.length ? (language === 'ja' ? '、ほか' : ', …') : ''
  const time = formatTime(loss.since)
  return {
    headline: headlines[loss.kind](loss)[language],
    names: names === '' ? '' : `${names}${more}`,
    since: language === 'ja' ? `${time}から待っています` : `Waiting since ${time}`,
  }
}

const headlines: Record<Loss['kind'], (loss: Loss) => Bilingual> = {
  book: ({ title, pages, errata }) => ({
    ja: `本「${title?.ja}」の${pages.gone}ページと正誤${errata?.gone ?? 0}件が、サイトから消えます`,
    en: `Book “${title?.en}”: ${count(pages.gone, 'page')} and ${count(errata?.gone ?? 0, 'erratum', 'errata')} would go`,
  }),
  part: ({ title, errata, documents }) =>
    errata !== null && errata.gone > 0
      ? {
          ja: `本「${title?.ja}」の正誤${errata.of}件のうち${errata.gone}件が、サイトから消えます`,
          en: `Book “${title?.en}”: ${errata.gone} of ${errata.of} errata would go`,
        }
      : {
          ja: `本「${title?.ja}」の文書${documents}件が、サイトから消えます`,
          en: `Book “${title?.en}”: ${count(documents, 'document')} would go`,
        },
  news: ({ documents }) => ({
    ja: `サイト全体のお知らせ${documents}件が、サイトから消えます`,
    en: `${count(documents, 'news item')} about the whole site would go`,
  }),
  site: ({ pages }) => ({
    ja: `サイトの${pages.of}ページのうち${pages.gone}ページが消えます`,
    en: `${pages.gone} of ${pages.of} pages of the site would go`,
  }),
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
