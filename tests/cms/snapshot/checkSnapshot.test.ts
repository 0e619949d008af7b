import { describe, expect, it } from 'vitest'
import { SnapshotContentError, checkSnapshot } from '../../../cms/snapshot/checkSnapshot.ts'
import type { Snapshot } from '../../../content/snapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'

/** What an editor is told, in both languages, where `change` was made to a snapshot that is right. */
const wordsAfter = (change: (snapshot: Snapshot) => void): string[] => {
  const snapshot = smallSnapshot()
  change(snapshot)
  try {
    checkSnapshot({ ...snapshot })
  } catch (error) {
    if (error instanceof SnapshotContentError)
      return error.problems.flatMap(({ message }) => [message.ja, message.en])
    throw error
  }
  return []
}

describe('a document that breaks the contract is described in both languages', () => {
  it('where a field is not what it must be', () => {
    expect(
      wordsAfter(({ books, errata, materials }) => {
        Object.assign(books[0] ?? {}, { title: { ja: null, en: null } })
        Object.assign(errata[0] ?? {}, { page: 'p. 3' })
        Object.assign(materials[0] ?? {}, { url: 'javascript:alert(1)' })
      }).map((sentence) => sentence.replace(/^.*?(field|の)/, '$1')),
    ).toEqual([
      'の「title」: 日本語か英語のどちらかで書く必要があります。管理画面で直して、もう一度公開してください。',
      'field "title": must be written in Japanese or in English. Correct it in the admin panel and publish again.',
      'の「url」: http、https、mailtoのリンクではありません。管理画面で直して、もう一度公開してください。',
      'field "url": is not an http, https or mailto link. Correct it in the admin panel and publish again.',
      'の「page」: ページ番号として読めません。管理画面で直して、もう一度公開してください。',
      'field "page": is not a page label. Correct it in the admin panel and publish again.',
    ])
  })

  it('where it names what is not published, or a tag stands twice', () => {
    expect(
      wordsAfter(({ errata }) => {
        Object.assign(errata[0] ?? {}, { book: 'gone' })
        Object.assign(errata[2] ?? {}, { tag: errata[1]?.tag })
      }).filter((sentence) => /gone|twice|二つ/.test(sentence)),
    ).toEqual([
      expect.stringMatching(/^「7K2QD .*」の「book」: 「gone」は公開されていません。/),
      expect.stringMatching(/^"7K2QD .*", field "book": "gone" is not published\. Correct/),
      expect.stringMatching(/^「.*」: 「[0-9A-Z]{5}」が二つあります。/),
      expect.stringMatching(/^".*": "[0-9A-Z]{5}" stands twice\. Correct/),
    ])
  })

  it("where the words are zod's own", () => {
    const [ja, en] = wordsAfter(({ books }) => Object.assign(books[0] ?? {}, { pageCount: 'many' }))
    expect(ja).toMatch(/の「pageCount」: 無効な入力/)
    expect(en).toMatch(/field "pageCount": Invalid input/)
  })
})
