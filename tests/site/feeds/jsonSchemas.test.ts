import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { largeSnapshot } from '../../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { hostileSnapshot } from '../hostileSnapshot.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'

/** What a validator says of a file of the site, by the schema that the file names; null: nothing. */
function problemsOf(site: Rendered, file: unknown): unknown {
  const { $schema } = file as { $schema: string }
  const schema = JSON.parse(site.text($schema.replace(`${baseUrl}/`, '')))
  expect(schema.$id).toBe($schema)
  const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(schema)
  validate(file)
  return validate.errors ?? null
}

describe('the JSON Schemas', () => {
  it.each([
    ['the small books', smallSnapshot],
    ['books with a script in every text', hostileSnapshot],
    ['a long list', largeSnapshot],
  ])('hold for %s', async (_, snapshot) => {
    const site = await renderFixture(snapshot())
    for (const path of [
      ...['ja', 'en'].map((locale) => `${locale}/books/invented-geometry/errata.json`),
      'books.json',
    ])
      expect([path, problemsOf(site, JSON.parse(site.text(path)))]).toEqual([path, null])
  })

  it('refuse a field that is missing or of another kind, and allow one more', async () => {
    const site = await renderFixture(smallSnapshot())
    const file = JSON.parse(site.text('en/books/invented-geometry/errata.json'))
    expect(problemsOf(site, { ...file, later: 1, errata: [{ ...file.errata[0], later: 1 }] })).toBeNull()
    const { tag: _, ...withoutTag } = file.errata[0]
    for (const broken of [
      withoutTag,
      { ...file.errata[0], printings: 3 },
      { ...file.errata[0], status: 'x' },
    ])
      expect(problemsOf(site, { ...file, errata: [broken] })).not.toBeNull()
    expect(problemsOf(site, { ...file, version: 2 })).not.toBeNull()
  })
})

describe('books.json', () => {
  it('names each book by its ISBN, with the addresses of its files and how many errors it has', async () => {
    const { $schema, version, books } = JSON.parse((await renderFixture(smallSnapshot())).text('books.json'))
    expect([$schema, version]).toEqual([`${baseUrl}/schemas/books-1.json`, 1])
    expect(books.map(({ slug, isbn }: { slug: string; isbn: string }) => [slug, isbn])).toEqual([
      ['english-only', null],
      ['invented-geometry', '9783161484100'],
    ])
    const urlsIn = (locale: string) => {
      const book = `${baseUrl}/${locale}/books/invented-geometry/`
      return {
        page: book,
        errata: `${book}errata/`,
        json: `${book}errata.json`,
        csv: `${book}errata.csv`,
        tex: `${book}errata.tex`,
        feed: `${book}feed.xml`,
      }
    }
    expect(books[1]).toEqual({
      isbn: '9783161484100',
      ebookIsbn: null,
      slug: 'invented-geometry',
      title: { ja: '架空の幾何学', en: 'Invented Geometry' },
      errata: 5,
      updatedAt: '2026-04-01T00:00:00.000Z',
      urls: { ja: urlsIn('ja'), en: urlsIn('en') },
    })
  })
})
