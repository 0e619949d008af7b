import { describe, expect, it } from 'vitest'
import { questionWords } from '../../../../../content/searchWords.ts'
import { chooseSources } from '../../../../../site/assets/scripts/search/siteBooks.ts'

const book = (slug: string, title: string, authors = '') => ({
  ...{ slug, title, authors, lang: null },
  ...{ href: `/ja/books/${slug}/`, folder: `/ja/books/${slug}/search/` },
})
const site = {
  books: [
    book('newest', '新しい統計'),
    book('middle', '拡散モデル', '花田 木下'),
    book('oldest', '統計入門'),
  ],
  news: '/ja/search/news/',
}
const choose = (question: string, chosen = '') => {
  const { ofBooks, ofSite } = chooseSources({ site, book: chosen, asks: questionWords(question) })
  return [ofBooks.map(({ id }) => id).join(' '), ofSite.map(({ folder }) => folder).join(' ')]
}

describe('where the search looks', () => {
  it('is first in the books that are called so, then in the newest, and in the news of the site', () => {
    expect(choose('分散')).toEqual(['newest middle oldest', '/ja/search/news/'])
    expect(choose('統計入門')).toEqual(['oldest newest middle', '/ja/search/news/'])
    expect(choose('木下')).toEqual(['middle newest oldest', '/ja/search/news/'])
  })

  it('is in the chosen book alone, and in all where the site has no such book', () => {
    expect(choose('分散', 'oldest')).toEqual(['oldest', ''])
    expect(choose('分散', 'gone')).toEqual(['newest middle oldest', '/ja/search/news/'])
  })
})
