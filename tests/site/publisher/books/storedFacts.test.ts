import { describe, expect, it } from 'vitest'
import { joinFacts, listReferences, toStoredFacts } from '../../../../site/publisher/books/storedFacts.ts'
import { readPageFacts } from '../../../../site/publisher/release/pageFacts.ts'

const read = (html: string) => {
  const page = readPageFacts(html)
  return toStoredFacts({ page, references: page.references })
}

describe('the facts of a page, as they are kept', () => {
  it('have each reference once, and each address once for all of its fragments', () => {
    const facts = read(
      '<p id="a"><a href="/x/#A">1</a><a href="/x/#B">2</a><a href="/x/#A">3</a><a href="/x/">4</a><a href="/x/#">5</a><img src="/x/">',
    )
    expect(facts).toEqual({
      ids: ['a'],
      references: [
        { from: '<a href>', loads: false, address: '/x/', fragments: ['A', 'B', null, ''] },
        { from: '<img src>', loads: true, address: '/x/', fragments: [null] },
      ],
    })
    expect(listReferences(facts)).toEqual([
      ...['/x/#A', '/x/#B', '/x/', '/x/#'].map((url) => ({ url, from: '<a href>', loads: false })),
      { url: '/x/', from: '<img src>', loads: true },
    ])
  })

  it('of its pieces are all of them', () => {
    const pieces = ['<p id="a"><a href="#b">', '<p id="b"><a href="/">'].map(read)
    const joined = joinFacts(pieces)
    expect(joined.ids).toEqual(['a', 'b'])
    expect(listReferences(joined).map(({ url }) => url)).toEqual(['#b', '/'])
  })

  it('of what is no page have no ids', () => {
    expect(toStoredFacts({ page: null, references: [] })).toEqual({ ids: null, references: [] })
  })
})
