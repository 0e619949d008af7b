import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createBigSite } from './bigSite.ts'
import { createContents, slugOf } from './big-site/record.ts'
import { formulaOfNewStyles } from './big-site/formulas.ts'
import type { FilledInstallation } from './filledInstallation.ts'
import { untilServed } from './servedPage.ts'

/** One way to publish something. `publish` gives what waits until readers have it, and then gives the moment (performance.now()). */
export type PublishKind = {
  name: string
  /** Whether it counts in the last line of the bench. */
  isCounted: boolean
  publish: (round: number) => Promise<() => Promise<number>>
}

const Document = z.object({ doc: z.object({ id: z.string() }) })
const Created = z.object({ doc: z.object({ id: z.string(), tag: z.string() }) })

/** What an editor publishes, in the order in which it is measured. */
export function createPublishKinds({
  installation: { rest, siteUrl },
  books,
  errata,
}: {
  installation: Pick<FilledInstallation, 'rest' | 'siteUrl'>
  books: number
  errata: number
}): PublishKind[] {
  const site = createBigSite({ books, errata })
  // Another book each time where there are several, and another erratum each time.
  const erratumOf = (round: number, kind: number) => {
    const book = 1 + ((round * 7 + kind) % books)
    const confirmed = site.book(book).errata.filter(({ status }) => status === 'confirmed')
    const erratum = confirmed[(round * 3 + kind) % confirmed.length]
    if (erratum === undefined) throw new Error(`The book ${slugOf(book)} has no erratum.`)
    return erratum
  }
  const errataPage = (slug: string) => `${siteUrl}/ja/books/${slug}/errata/`
  const correct = async ({ round, kind, text }: { round: number; kind: number; text: string }) => {
    const { id, book } = erratumOf(round, kind)
    const mark = newMark()
    await rest(`/errata/${id}`, 'PATCH', { correction: `${mark} ${text}`, _status: 'published' })
    return () => untilServed(errataPage(book), (html) => html.includes(mark))
  }
  const saveSettings = async (field: 'title' | 'description') => {
    const mark = newMark()
    await rest('/globals/site-settings', 'POST', {
      [field]: { ja: `見本サイト ${mark}`, en: `Sample Site ${mark}` },
      _status: 'published',
    })
    return () => untilServed(`${siteUrl}/ja/`, (html) => html.includes(mark))
  }
  return [
    {
      name: "an erratum's correction",
      isCounted: true,
      publish: (round) => correct({ round, kind: 0, text: '訂正した文。' }),
    },
    {
      name: 'a formula with a new style',
      isCounted: true,
      publish: (round) => correct({ round, kind: 1, text: `余白は${formulaOfNewStyles(round)}とする。` }),
    },
    {
      name: 'a new book with one erratum',
      isCounted: true,
      publish: async (round) => {
        const slug = `new-book-${newMark()}`
        const title = { ja: `新刊 ${round}`, en: `New Book ${round}` }
        const authors = [{ name: { ja: '見本 花子', en: 'Hanako Mihon' } }]
        const book = { slug, title, authors, lang: 'ja', toc: createContents(round), _status: 'published' }
        const { doc } = Document.parse(await rest('/books', 'POST', book))
        const words = { original: '誤った文。', correction: '正しい文。' }
        const erratum = { ...words, book: doc.id, page: '1', status: 'confirmed', _status: 'published' }
        const { tag } = Created.parse(await rest('/errata', 'POST', erratum)).doc
        return () => untilServed(errataPage(slug), (html) => html.includes(tag))
      },
    },
    {
      name: "the settings' description (home page)",
      isCounted: true,
      publish: () => saveSettings('description'),
    },
    {
      name: 'a takedown of one erratum',
      isCounted: true,
      publish: async (round) => {
        const { id, tag, book } = erratumOf(round, 2)
        await rest(`/errata/${id}`, 'PATCH', { _status: 'draft' })
        return () => untilServed(errataPage(book), (html) => html !== '' && !html.includes(tag))
      },
    },
    {
      name: "the settings' title (all pages), till the home page has it",
      isCounted: false,
      publish: () => saveSettings('title'),
    },
  ]
}

const newMark = () => randomBytes(5).toString('hex')
