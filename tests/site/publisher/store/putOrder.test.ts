import { describe, expect, it } from 'vitest'
import { orderOf } from '../../../../site/publisher/store/putOrder.ts'

const files = (...paths: string[]) =>
  paths.map((path) => ({ path, sha256: '0'.repeat(64), bytes: 1, from: `/site/${path}` }))
const pathsOf = (stages: { path: string }[][]) => stages.map((stage) => stage.map(({ path }) => path))

describe('the order of a put', () => {
  it('puts what pages load, then pages and files, then what leads to them', () => {
    const put = files(
      ...['index.html', 'ja/index.html', 'ja/page-2/index.html', 'sitemap.xml', '_redirects', 'robots.txt'],
      ...['ja/books/x/index.html', 'ja/books/x/errata.json', 'ja/books/x/feed.xml', 'ja/news/a/index.html'],
      ...['ja/books/x/search/pagefind-entry.json', 'ja/books/x/search/index/en_1.pf_index'],
      ...['assets/site.css', 'media/0123456789ab/a.png', '.okuzuke/trees/0.json'],
    )
    expect(pathsOf(orderOf({ put, gone: [], present: new Set() }).stages)).toEqual([
      ['assets/site.css', 'media/0123456789ab/a.png'],
      [
        ...['ja/books/x/index.html', 'ja/books/x/errata.json', 'ja/news/a/index.html'],
        ...['ja/books/x/search/index/en_1.pf_index', '.okuzuke/trees/0.json'],
      ],
      [
        ...['index.html', 'ja/index.html', 'ja/page-2/index.html', 'sitemap.xml', '_redirects', 'robots.txt'],
        ...['ja/books/x/feed.xml', 'ja/books/x/search/pagefind-entry.json'],
      ],
    ])
  })

  it('removes first all of a book, a news item or an excerpt of which nothing is left', () => {
    const gone = [
      ...['ja/books/x/index.html', 'ja/books/x/feed.xml', 'en/news/a/index.html'],
      ...['en/books/y/excerpts/e/index.html', 'en/books/y/news/n/index.html'],
    ]
    const present = new Set(['en/books/y/index.html', 'en/books/x/index.html', 'en/news/b/index.html'])
    expect(orderOf({ put: [], gone, present })).toEqual({ takenDown: gone, stages: [], leftOver: [] })
  })

  it('removes last what is left over, and what pages loaded after the pages', () => {
    const gone = [
      'assets/old.css',
      'media/0123456789ab/a.png',
      'ja/page-3/index.html',
      'ja/books/x/errata/3/index.html',
    ]
    const present = new Set(['ja/books/x/index.html'])
    expect(orderOf({ put: [], gone, present })).toEqual({
      takenDown: [],
      stages: [],
      leftOver: [
        ['ja/page-3/index.html', 'ja/books/x/errata/3/index.html'],
        ['assets/old.css', 'media/0123456789ab/a.png'],
      ],
    })
  })
})
