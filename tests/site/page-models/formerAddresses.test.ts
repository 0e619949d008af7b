import { beforeAll, describe, expect, it } from 'vitest'
import { renderFixture } from '../renderFixture.ts'
import { followRedirect, Redirect, toRedirectMap, type RedirectMap } from '../../../site/redirects.ts'
import { renamedSnapshot } from '../../fixtures/renamedSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'

const redirectsOf = async (snapshot: Snapshot) => (await renderFixture(snapshot)).redirects
const japanese = (redirects: Redirect[]) =>
  redirects.filter(({ from }) => from.startsWith('ja/')).map(({ from, to }) => `${from} → ${to}`)

describe('former addresses', () => {
  it('lead straight to the present ones, also where a book and what is in it were renamed', async () => {
    const redirects = await redirectsOf(renamedSnapshot())
    expect(japanese(redirects)).toEqual([
      'ja/books/first/ → ja/books/invented-geometry/',
      'ja/books/first/excerpts/foreword/ → ja/books/invented-geometry/excerpts/preface/',
      'ja/books/first/news/reprint/ → ja/books/invented-geometry/news/second-printing/',
      'ja/books/invented-geometry/excerpts/foreword/ → ja/books/invented-geometry/excerpts/preface/',
      'ja/books/invented-geometry/news/reprint/ → ja/books/invented-geometry/news/second-printing/',
      'ja/books/second/ → ja/books/invented-geometry/',
      'ja/books/second/excerpts/foreword/ → ja/books/invented-geometry/excerpts/preface/',
      'ja/books/second/news/reprint/ → ja/books/invented-geometry/news/second-printing/',
      'ja/news/hello/ → ja/news/site-opened/',
    ])
    expect(redirects).toHaveLength(18)
    expect(redirects.every((redirect) => Redirect.safeParse(redirect).success)).toBe(true)
    const map = toRedirectMap(redirects)
    expect(redirects.filter(({ to }) => followRedirect(to, map) !== null)).toEqual([])
  })

  it('are none where nothing was renamed', async () => {
    expect(await redirectsOf(smallSnapshot())).toEqual([])
  })

  it('give way to a document that has the slug now, and lead to one document where two had it', async () => {
    const snapshot = smallSnapshot()
    for (const book of snapshot.books) book.formerSlugs = ['english-only', 'shared']
    expect(japanese(await redirectsOf(snapshot))).toEqual(['ja/books/shared/ → ja/books/english-only/'])
  })

  it('of news and excerpts give way in the same way: a page that is there is never led away from', async () => {
    const snapshot = smallSnapshot()
    const [first, second] = snapshot.news.filter(({ book }) => book === 'invented-geometry')
    if (first === undefined || second === undefined) throw new Error('The book has two news items.')
    first.formerSlugs = [second.slug, 'shared']
    second.formerSlugs = [first.slug, 'shared']
    const owner = [first.slug, second.slug].sort()[0]
    expect(japanese(await redirectsOf(snapshot))).toEqual([
      `ja/books/invented-geometry/news/shared/ → ja/books/invented-geometry/news/${owner}/`,
    ])
  })
})

describe('a path at a former address', () => {
  let redirects: RedirectMap
  beforeAll(async () => {
    redirects = toRedirectMap(await redirectsOf(renamedSnapshot()))
  })
  it.each([
    ['ja/books/first/', 'ja/books/invented-geometry/'],
    ['ja/books/first', 'ja/books/invented-geometry/'],
    ['en/books/second/errata.json', 'en/books/invented-geometry/errata.json'],
    ['ja/books/first/news/', 'ja/books/invented-geometry/news/'],
    ['ja/books/first/news/only-japanese/', 'ja/books/invented-geometry/news/only-japanese/'],
    ['ja/books/first/news/reprint', 'ja/books/invented-geometry/news/second-printing/'],
    ['ja/books/first/news/reprint/index.html', 'ja/books/invented-geometry/news/second-printing/index.html'],
    ['ja/news/hello/', 'ja/news/site-opened/'],
    ['ja/books/invented-geometry/', null],
    ['ja/books/english-only/news/reprint/', null],
    ['ja/books/', null],
    ['ja', null],
    ['', null],
    ['books/first/', null],
    ['ja//books/first/', null],
    [`${'a/'.repeat(5000)}ja/books/first/`, null],
  ])('%s leads to %s', (path, target) => {
    expect(followRedirect(path, redirects)).toBe(target)
  })
})
