import { describe, expect, it } from 'vitest'
import type { Copy } from '../../../content/copies.ts'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { createPaper } from '../../../site/page-models/paper.ts'
import { drawQrCode, type QrCode } from '../../../site/page-models/qrCode.ts'
import { createBookSite } from '../../../site/page-models/site.ts'
import { largeSnapshot } from '../../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { readQrCode } from '../../helpers/readQrCode.ts'
import { splitSnapshot, type Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, fixtureMedia, noOthers } from '../renderFixture.ts'

const copies: Copy[] = [{ kind: 'printing', number: 1 }, { kind: 'printing', number: 23 }, { kind: 'ebook' }]

function paperOf({
  snapshot = smallSnapshot(),
  slug = 'invented-geometry',
  locale = 'en',
  number = 1,
  at = baseUrl,
}: { snapshot?: Snapshot; slug?: string; locale?: 'ja' | 'en'; number?: number; at?: string } = {}) {
  const part = splitSnapshot(snapshot).books.find(({ book }) => book.slug === slug)
  if (part === undefined) throw new Error(`The fixture has no book ${slug}.`)
  const { site, content } = createBookSite({
    ...{ part, media: fixtureMedia, baseUrl: at, settings: snapshot.settings, others: noOthers },
    ...{ deadLinks: new Set<string>(), math: createMath(), readChanges: createChanges(), formerSlugs: [] },
  })
  const errataPart = content.errataParts[number - 1]
  if (errataPart === undefined) throw new Error(`The list has no part ${number}.`)
  return createPaper({ site, texts: site.texts(locale, slug), content, part: errataPart, copies })
}

/** Draws the path of a code, eight pixels a module, and reads it. */
function read({ size, path }: QrCode): string | null {
  const scale = 8
  const width = size * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  let [x, y] = [0, 0]
  for (const [, right, down, length] of path.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
    x += Number(right)
    y += Number(down)
    for (let row = y * scale; row < (y + 1) * scale; row += 1) {
      const begin = (row * width + x * scale) * 4
      data.fill(0, begin, begin + Number(length) * scale * 4)
      for (let pixel = begin + 3; pixel < begin + Number(length) * scale * 4; pixel += 4) data[pixel] = 255
    }
    x += Number(length)
  }
  return readQrCode({ data, width, height: width })
}

describe('the head of a printed list', () => {
  it('names authors, publisher, ISBN and address in the language of the page', () => {
    const { authors, publisher, isbns, address, part } = paperOf({ locale: 'ja' })
    expect(authors.map(({ plain }) => plain)).toEqual(['見本 花子'])
    expect(publisher?.plain).toBe('見本出版')
    expect(isbns).toEqual([{ name: 'ISBN', words: '978-3161484100' }])
    expect(address).toBe('https://errata.example.org/ja/books/invented-geometry/errata/')
    expect(part).toBeNull()
  })

  it('leaves out what is not known of the book', () => {
    const { publisher, isbns } = paperOf({ slug: 'english-only' })
    expect({ publisher, isbns }).toEqual({ publisher: null, isbns: [] })
  })

  it('has a code for the list, and one for each copy, which lead there in full', () => {
    const list = 'https://example.org/support/en/books/invented-geometry/errata/'
    const { code, codesOfCopies } = paperOf({ at: 'https://example.org/support' })
    expect(read(code)).toBe(list)
    expect(codesOfCopies.map((ofCopy) => [ofCopy.key, read(ofCopy.code)])).toEqual([
      ['1', `${list}?printing=1`],
      ['23', `${list}?printing=23`],
      ['ebook', `${list}?printing=ebook`],
    ])
  })

  it('says which pages of the book a part of a long list has, and leads to the whole list', () => {
    const { part, address } = paperOf({ snapshot: largeSnapshot(), number: 2 })
    expect(part).toMatch(/^pp\. \d+–\d+$/)
    expect(address).toBe('https://errata.example.org/en/books/invented-geometry/errata/')
  })
})

describe('a QR code', () => {
  it('has a quiet zone of four modules on each side', () => {
    const { size, path } = drawQrCode('https://example.org/')
    let [x, y] = [0, 0]
    const xs: number[] = []
    const ys: number[] = []
    for (const [, right, down, length] of path.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
      x += Number(right)
      y += Number(down)
      xs.push(x, x + Number(length))
      ys.push(y, y + 1)
      x += Number(length)
    }
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([
      4,
      size - 4,
      4,
      size - 4,
    ])
  })

  it('holds addresses with Japanese names', () => {
    const address = 'https://例え.テスト/ja/books/数学/errata/?printing=3'
    expect(read(drawQrCode(address))).toBe(address)
  })
})
