import { describe, expect, it } from 'vitest'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { createBookPage } from '../../../site/page-models/bookPage.ts'
import { createErrataPage } from '../../../site/page-models/errataPage.ts'
import { createNewsItemPage } from '../../../site/page-models/news.ts'
import { showPlace } from '../../../site/page-models/place.ts'
import { createRoutes } from '../../../site/page-models/routes.ts'
import type { FetchedMedia } from '../../../site/renderedSite.ts'
import { createBookSite } from '../../../site/page-models/site.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { splitSnapshot, type Snapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, fixtureMedia, noOthers } from '../renderFixture.ts'

const siteOf = (
  slug = 'invented-geometry',
  { snapshot = smallSnapshot(), media = fixtureMedia }: { snapshot?: Snapshot; media?: FetchedMedia } = {},
) => {
  const part = splitSnapshot(snapshot).books.find(({ book }) => book.slug === slug)
  if (part === undefined) throw new Error(`The fixture has no book ${slug}.`)
  return createBookSite({
    ...{ part, media, baseUrl },
    settings: snapshot.settings,
    deadLinks: new Set(),
    math: createMath(),
    readChanges: createChanges(),
    others: noOthers,
    formerSlugs: [],
  })
}

const errataPage = (locale: 'ja' | 'en', snapshot?: Snapshot) => {
  const { site, content } = siteOf('invented-geometry', { snapshot })
  return createErrataPage(site, locale, { content })
}

describe('routes', () => {
  it('refuses a link to a page that does not exist, in a sentence', () => {
    const routes = createRoutes({ pages: ['books/invented-geometry/'], entry: () => null, baseUrl })
    expect(() => routes.link('en', 'books/invented-geometry/exercises/')).toThrow(
      'A page links to "/en/books/invented-geometry/exercises/", and the site has no such page. ' +
        'Add it to site/page-models/routes.ts, or mend the link that leads there.',
    )
  })

  it('lies below the path of the public address', () => {
    const routes = createRoutes({
      pages: ['books/english-only/'],
      entry: () => null,
      baseUrl: 'https://example.org/support',
    })
    expect(routes.link('ja', 'books/english-only/')).toBe('/support/ja/books/english-only/')
    expect(routes.absolute(routes.file('media/a b.png'))).toBe('https://example.org/support/media/a%20b.png')
  })
})

describe('the errata page', () => {
  it('lists errata in the book’s order, by page, roman pages first', () => {
    const groups = errataPage('en').groups.map((group) => [
      group.heading,
      group.entries.map((entry) => entry.tag),
    ])
    expect(groups).toEqual([
      ['Page xiii', ['0AB1C']],
      ['Page 3', ['ZZ9XW']],
      ['Page 37', ['7K2QD']],
      ['Page 39', ['M3M3M']],
      ['Page 40', ['BR0KN']],
    ])
  })

  it('says in words where each one is and which printings have it', () => {
    const entry = errataPage('ja').groups[2]?.entries[0]
    expect(entry?.place).toEqual({
      whole: '37ページ 下から7行目',
      beforeRest: '37ページ ',
      rest: [{ words: '下から7行目', lang: null }],
    })
    expect(entry?.copies).toEqual({ words: '第1刷に該当、第2刷で訂正済み', isUnknown: false })
    expect(entry?.reported).toBe('2026年2月2日報告、報告者 読者 太郎')
  })

  it('marks quotations with the book’s language, on the Japanese page too', () => {
    const langs = (['ja', 'en'] as const).map((locale) =>
      errataPage(locale).groups[2]?.entries[0]?.readings.map(({ text }) => text.lang),
    )
    expect(langs).toEqual([
      ['ja', 'ja'],
      ['ja', 'ja'],
    ])
  })

  it('leads to the same erratum in the other language, and to related ones', () => {
    const entry = errataPage('en').groups[1]?.entries[0]
    expect(entry?.twin.href).toBe('/ja/books/invented-geometry/errata/#ZZ9XW')
    expect(entry?.related).toEqual([
      { href: '/en/books/invented-geometry/errata/#7K2QD', words: 'p. 37, line 7 from the bottom (#7K2QD)' },
    ])
  })

  it('does not call the suggestion right where it was rejected', () => {
    const snapshot = smallSnapshot()
    for (const erratum of snapshot.errata) erratum.status = 'rejected'
    const readingsOf = (entry: ReturnType<typeof errataPage>['rejected'][number] | undefined) =>
      entry?.readings.map(({ name, words, edit }) => [name, words, edit])
    expect(readingsOf(errataPage('en').groups[2]?.entries[0])).toEqual([
      ['wrong', 'Wrong', 'del'],
      ['right', 'Right', 'ins'],
    ])
    const page = errataPage('en', snapshot)
    expect(readingsOf(page.rejected[2])).toEqual([
      ['printed', 'As printed', null],
      ['suggested', 'Suggested', null],
    ])
    expect(page.rejected[2]?.doubt?.words).toBe('Not an error')
    // It concerns no copy, is not counted, and is in no list of corrections.
    expect(page.rejected[2]?.copies).toBeNull()
    expect([page.facts, page.groups]).toEqual([['0 errata'], []])
    expect(JSON.stringify(page.frame.jsonLd)).not.toContain('CorrectionComment')
  })

  it('keeps the tag and the place of a withdrawn one, and counts it no more', () => {
    const snapshot = smallSnapshot()
    const [first, second] = snapshot.errata.filter(({ book }) => book === 'invented-geometry')
    if (first === undefined || second === undefined) throw new Error('The fixture has too few errata.')
    Object.assign(first, {
      status: 'withdrawn',
      replacedBy: second.tag,
      printings: '1-9',
      note: { ja: '二重の登録', en: null },
    })
    expect(errataPage('en').facts).toEqual(['5 errata'])
    const page = errataPage('en', snapshot)
    expect(page.facts).toEqual(['4 errata'])
    expect(page.groups.flatMap(({ entries }) => entries.map(({ tag }) => tag))).not.toContain(first.tag)
    expect(page.withdrawn).toMatchObject([
      {
        tag: first.tag,
        doubt: {
          words: 'Withdrawn',
          hint: 'This entry has been withdrawn and is not counted as an error.',
        },
        copies: null,
        replacement: { href: expect.stringMatching(new RegExp(`#${second.tag}$`)) as string },
      },
    ])
    expect(page.myCopy?.choices.map(({ key }) => key)).not.toContain('9')
    expect(JSON.stringify(page.frame.jsonLd)).not.toContain(first.tag)
  })
})

const noPlace = { page: null, section: null, line: null, lineTo: null, lineFrom: 'top', item: null } as const

describe('places', () => {
  it('mark the part of an item that is not translated', () => {
    const item = { kind: 'figure' as const, label: '1.2', part: { ja: '左図', en: null } }
    expect(showPlace({ ...noPlace, page: '3', item }, 'en').rest).toEqual([
      { words: 'Fig. 1.2', lang: null },
      { words: ', ', lang: null },
      { words: '左図', lang: 'ja' },
    ])
  })
})

describe('what is not translated', () => {
  it('is shown in the other language, marked, with a notice', () => {
    const { site, content } = siteOf()
    const item = content.news.find(({ slug }) => slug === 'only-japanese')
    if (item === undefined) throw new Error('The fixture lacks its untranslated news.')
    const page = createNewsItemPage(site, 'en', { content, item })
    expect(page.title).toMatchObject({ plain: '日本語だけのお知らせ', lang: 'ja', isFallback: true })
    expect(page.body).toMatchObject({ lang: 'ja', isFallback: true })
    expect(page.frame.fallbackNotice).toBe(
      'Parts of this page have not been translated into English yet. Those parts are shown in Japanese.',
    )
    expect(createNewsItemPage(site, 'ja', { content, item }).frame.fallbackNotice).toBeNull()
  })

  it('asks for no notice where only machines read it', () => {
    expect(errataPage('en').frame.fallbackNotice).toBeNull()
  })
})

describe('a book’s page', () => {
  it('stands in both languages though the book is in one', () => {
    const { site, content } = siteOf('english-only')
    const page = createBookPage(site, 'ja', { content, front: null })
    expect(page.title).toMatchObject({ plain: 'An Untranslated Book', lang: 'en', isFallback: true })
    expect(page.frame.twin.href).toBe('/en/books/english-only/')
  })

  it('offers the cover in its sizes', () => {
    const { site, content } = siteOf()
    const page = createBookPage(site, 'en', { content, front: null })
    expect(page.cover).toEqual({
      src: '/media/abc/cover-320x427.webp',
      srcset: '/media/abc/cover-320x427.webp 320w, /media/abc/cover.png 960w',
      width: 320,
      height: 427,
      alt: 'The cover of Invented Geometry',
      altLang: null,
    })
  })

  it('does without a cover that could not be fetched', () => {
    const { site, content } = siteOf('invented-geometry', { media: new Map() })
    const page = createBookPage(site, 'en', { content, front: null })
    expect(page.cover).toBeNull()
  })
})
