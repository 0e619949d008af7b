import { expect, it } from 'vitest'
import { createSiteRenderer } from '../../../site/renderSite.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { baseUrl, renderFixture } from '../renderFixture.ts'

it('a site has its preview pictures, each book in each language, also at a former address', async () => {
  const snapshot = smallSnapshot()
  for (const book of snapshot.books) if (book.slug === 'invented-geometry') book.formerSlugs = ['old']
  const renderer = createSiteRenderer({ programVersion: 'test' })
  const { files, problems } = await renderFixture(snapshot, baseUrl, { renderer })
  expect(problems).toEqual([])
  const pictures = new Map(
    files
      .filter(({ path }) => path.endsWith('/preview.png'))
      .map(({ path, content }) => [path, Buffer.from(content)]),
  )
  const below = ['', 'books/english-only/', 'books/invented-geometry/', 'books/old/']
  const paths = ['en', 'ja'].flatMap((locale) => below.map((folder) => `${locale}/${folder}preview.png`))
  expect([...pictures.keys()].sort()).toEqual(paths.sort())
  for (const [path, picture] of pictures) {
    expect(picture.toString('latin1', 1, 4), path).toBe('PNG')
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], path).toEqual([1200, 630])
  }
  expect(pictures.get('ja/books/old/preview.png')).toEqual(
    pictures.get('ja/books/invented-geometry/preview.png'),
  )
  // Three in each language: a former address has the same.
  expect(new Set([...pictures.values()].map((picture) => picture.toString('base64'))).size).toBe(6)
})
