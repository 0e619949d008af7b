import { beforeAll, describe, expect, it } from 'vitest'
import { findSchemaProblems, readSchemaOrg } from '../../helpers/schemaOrg.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'

type Data = Record<string, unknown>

function jsonLdOf(html: string): Data[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, json]) => JSON.parse(json ?? '') as Data,
  )
}

describe('structured data', () => {
  let site: Rendered
  beforeAll(async () => {
    site = await renderFixture(smallSnapshot())
  })
  const ofBook = (locale: string, page = '') =>
    jsonLdOf(site.text(`${locale}/books/invented-geometry/${page}index.html`))

  it('is what schema.org defines', () => {
    const pages = site.files.filter(({ path }) => path.endsWith('.html'))
    const data = pages.flatMap(({ content }) => jsonLdOf(String(content)))
    expect(data).toHaveLength(8)
    const definitionOf = readSchemaOrg()
    expect(data.flatMap((one) => findSchemaProblems(one, definitionOf))).toEqual([])
    // Beside what is wrong, or the check might find nothing.
    const wrong = {
      ...data[0],
      isbn13: '9783161484100',
      author: [{ '@type': 'CorrectionComment', pages: '3' }, { '@type': 'Author' }],
      numberOfPages: '120',
    }
    expect(findSchemaProblems(wrong, definitionOf)).toEqual([
      'Book.author: no CorrectionComment',
      'Book.author: no Author',
      'Book.numberOfPages: no Text',
      'Book.isbn13: no property',
    ])
  })

  it('names the book in the language in which it is printed, and says what it is called in the other', () => {
    for (const locale of ['ja', 'en'])
      for (const page of ['', 'errata/'])
        expect(ofBook(locale, page)).toMatchObject([
          {
            '@type': 'Book',
            '@id': `${baseUrl}/ja/books/invented-geometry/#book`,
            url: `${baseUrl}/${locale}/books/invented-geometry/`,
            name: '架空の幾何学',
            alternateName: 'Invented Geometry',
            author: [{ '@type': 'Person', name: '見本 花子', alternateName: 'Hanako Mihon' }],
            publisher: { '@type': 'Organization', name: '見本出版', alternateName: 'Mihon Press' },
            inLanguage: 'ja',
          },
        ])
    const [untranslated] = jsonLdOf(site.text('ja/books/english-only/index.html'))
    expect([untranslated?.name, untranslated?.alternateName]).toEqual(['An Untranslated Book', undefined])
  })

  it('ties corrections to the book: each on the list, the list on the book’s page', () => {
    const [errata] = ofBook('en', 'errata/')
    expect(errata?.correction).toHaveLength(5)
    expect(errata?.correction).toContainEqual({
      '@type': 'CorrectionComment',
      '@id': `${baseUrl}/en/books/invented-geometry/errata/#7K2QD`,
      url: `${baseUrl}/en/books/invented-geometry/errata/#7K2QD`,
      about: { '@id': `${baseUrl}/ja/books/invented-geometry/#book` },
      text: 'p. 37, line 7 from the bottom — Wrong: 平均 σ Right: 平均 μ',
      datePublished: '2026-04-01T00:00:00.000Z',
      dateModified: '2026-04-01T00:00:00.000Z',
    })
    const [book] = ofBook('en')
    expect(book?.correction).toBe(`${baseUrl}/en/books/invented-geometry/errata/`)
    const [withoutErrata] = jsonLdOf(site.text('en/books/english-only/index.html'))
    expect(withoutErrata).not.toHaveProperty('correction')
  })

  it('has the newest ten of a list, whatever its length, and so stays small', async () => {
    const snapshot = smallSnapshot()
    const [model] = snapshot.errata
    if (model === undefined) throw new Error('The fixture has no erratum.')
    snapshot.errata = Array.from({ length: 40 }, (_, index) => ({
      ...model,
      ...{
        id: `many-${index}`,
        tag: `AAA${String(index).padStart(2, '0')}`,
        page: String(index + 1),
        relatedTo: [],
      },
      publishedAt: `2026-05-${String((index % 20) + 1).padStart(2, '0')}T00:00:00.000Z`,
    }))
    const many = await renderFixture(snapshot)
    const [data] = jsonLdOf(many.text('ja/books/invented-geometry/errata/index.html'))
    const corrections = data?.correction as Data[]
    expect(corrections.map(({ datePublished }) => String(datePublished).slice(8, 10))).toEqual(
      [20, 20, 19, 19, 18, 18, 17, 17, 16, 16].map(String),
    )
    expect(JSON.stringify(data).length).toBeLessThan(6000)
  })
})
