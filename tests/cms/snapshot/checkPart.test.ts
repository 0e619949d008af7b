import { describe, expect, it } from 'vitest'
import { checkPart, PartContentError } from '../../../cms/snapshot/checkPart.ts'
import { BookPart, checkBookPart } from '../../../content/snapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { splitSnapshot } from '../../helpers/wholeSite.ts'

const smallPart = (): BookPart => {
  const [part] = splitSnapshot(smallSnapshot()).books
  if (part === undefined) throw new Error('The small snapshot has no book.')
  return part
}
const check = (part: BookPart) => checkPart({ schema: BookPart, check: checkBookPart }, part)

/** What is said where `change` was made to a part that is right. */
const problemsAfter = async (change: (part: BookPart) => void) => {
  const part = smallPart()
  change(part)
  const error: unknown = await check(part).catch((reason: unknown) => reason)
  if (!(error instanceof PartContentError)) throw error
  return error.refusal.problems
}
/** What an editor is told of it, in both languages. */
const wordsAfter = async (change: (part: BookPart) => void): Promise<string[]> =>
  (await problemsAfter(change)).flatMap(({ message }) => [message.ja, message.en])

it('a part that keeps to the contract is given as the contract has it', async () => {
  expect(await check(smallPart())).toEqual(BookPart.parse(smallPart()))
})

describe('a document that breaks the contract is described in both languages', () => {
  it('where a field is not what it must be', async () => {
    const words = await wordsAfter(({ book, errata, materials }) => {
      Object.assign(book, { title: { ja: null, en: null } })
      Object.assign(errata[0] ?? {}, { page: 'p. 3' })
      Object.assign(materials[0] ?? {}, { url: 'javascript:alert(1)' })
    })
    expect(words.map((sentence) => sentence.replace(/^.*?(field|の)/, '$1'))).toEqual([
      'の「title」: 日本語か英語のどちらかで書く必要があります。管理画面で直して、もう一度公開してください。',
      'field "title": must be written in Japanese or in English. Correct it in the admin panel and publish again.',
      'の「url」: http、https、mailtoのリンクではありません。管理画面で直して、もう一度公開してください。',
      'field "url": is not an http, https or mailto link. Correct it in the admin panel and publish again.',
      'の「page」: ページ番号として読めません。管理画面で直して、もう一度公開してください。',
      'field "page": is not a page label. Correct it in the admin panel and publish again.',
    ])
  })

  it('where it names what is not published, or a tag stands twice', async () => {
    const words = await wordsAfter(({ errata }) => {
      Object.assign(errata[0] ?? {}, { book: 'gone' })
      Object.assign(errata[2] ?? {}, { tag: errata[1]?.tag })
    })
    expect(words.filter((sentence) => /gone|twice|二つ/.test(sentence))).toEqual([
      expect.stringMatching(/^「.*」: 「[0-9A-Z]{5}」が二つあります。/),
      expect.stringMatching(/^".*": "[0-9A-Z]{5}" stands twice\. Correct/),
      expect.stringMatching(/^「7K2QD .*」の「book」: 「gone」は公開されていません。/),
      expect.stringMatching(/^"7K2QD .*", field "book": "gone" is not published\. Correct/),
    ])
  })

  it("where the words are zod's own", async () => {
    const [ja, en] = await wordsAfter(({ book }) => Object.assign(book, { pageCount: 'many' }))
    expect(ja).toMatch(/の「pageCount」: 無効な入力/)
    expect(en).toMatch(/field "pageCount": Invalid input/)
  })

  it('where the database counts more than came: the book is named', async () => {
    const { id, title } = smallPart().book
    const [problem] = await problemsAfter(({ counts }) => Object.assign(counts, { errata: 1000 }))
    const received = smallPart().errata.length
    expect(problem).toEqual({
      severity: 'error',
      message: {
        ja: `「${title.ja}」の「errata」: ${received}件届きましたが、データベースには1000件あります。管理画面で直して、もう一度公開してください。`,
        en: `"${title.en}", field "errata": ${received} came, and the database holds 1000. Correct it in the admin panel and publish again.`,
      },
      document: { collection: 'books', id },
    })
  })
})
