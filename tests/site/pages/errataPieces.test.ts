import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { locales, type Locale } from '../../../content/locale.ts'
import { createChanges } from '../../../site/changes/readChanges.ts'
import { ErrataGroups } from '../../../site/components/ErrataGroups.tsx'
import { strings } from '../../../site/i18n/strings.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { groupByChapter } from '../../../site/page-models/errataGroups.ts'
import { createErrataPage, outlineErrata } from '../../../site/page-models/errataPage.ts'
import { createErratumEntry } from '../../../site/page-models/erratumEntry.ts'
import { errataPartPath } from '../../../site/page-models/routes.ts'
import { createBookSite } from '../../../site/page-models/site.ts'
import { cutPage, writePiece } from '../../../site/pages/errataPieces.tsx'
import { largeSnapshot } from '../../fixtures/largeSnapshot.ts'
import { splitSnapshot } from '../../helpers/wholeSite.ts'
import { baseUrl, fixtureMedia, noOthers } from '../renderFixture.ts'

/** A book of 100 errata, whose contents have two chapters on pages of their own, or no pages. */
function bookSiteOf({ hasChapters }: { hasChapters: boolean }) {
  const snapshot = largeSnapshot(100)
  const [book] = snapshot.books
  if (book === undefined) throw new Error('The fixture has no book.')
  const chapter = (number: string, page: string) => ({
    ...{ label: number, title: { ja: `第${number}の章`, en: null }, sections: [] },
    page: hasChapters ? page : null,
  })
  book.toc = [chapter('1', '1'), chapter('2', '200')]
  const [part] = splitSnapshot(snapshot).books.filter((one) => one.book.slug === book.slug)
  if (part === undefined) throw new Error('The fixture has no part.')
  return createBookSite({
    ...{ part, media: fixtureMedia, others: noOthers, formerSlugs: [], settings: snapshot.settings, baseUrl },
    ...{ deadLinks: new Set<string>(), math: createMath(), readChanges: createChanges() },
  })
}

function writeBoth(locale: Locale, options: { hasChapters: boolean }) {
  const { site, content } = bookSiteOf(options)
  const model = createErrataPage(site, locale, { content })
  const { groups, copies } = outlineErrata(locale, { content, number: 1 })
  const texts = site.texts(locale, content.book.slug)
  const page = errataPartPath(content.book.slug, 1)
  const chapters = content.chapters && groupByChapter(groups, { content, texts })
  const pieces = cutPage(chapters === null ? { chapters, groups } : { chapters }).map((piece) =>
    writePiece(piece, {
      ...{ locale, isInChapters: chapters !== null },
      showEntry: (erratum) => createErratumEntry({ site, texts, content, erratum, page, copies }),
    }),
  )
  return {
    pieces,
    whole: renderToString(h(ErrataGroups, { ...model, t: strings[locale] })),
    isInChapters: chapters !== null,
  }
}

describe('the pieces of a list of errata', () => {
  it.each(locales.flatMap((locale) => [true, false].map((hasChapters) => ({ locale, hasChapters }))))(
    'are, one after another, what is shown at once ($locale, chapters: $hasChapters)',
    ({ locale, hasChapters }) => {
      const { pieces, whole, isInChapters } = writeBoth(locale, { hasChapters })
      expect(isInChapters).toBe(hasChapters)
      expect(pieces.length).toBeGreaterThan(1)
      expect(pieces.join('')).toBe(whole)
    },
  )
})
