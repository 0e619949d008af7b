import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Erratum } from '../../../content/erratum.ts'
import type { SiteChange } from '../../../content/publishing.ts'
import { openPublication, type Publication } from '../../../site/publisher/publication.ts'
import { publishOnce } from '../../../site/publisher/publishOnce.ts'
import { createPublishSteps } from '../../../site/publisher/publishSteps.ts'
import { readCurrent, readManifest, readTree } from '../../../site/publisher/release/releaseManifest.ts'
import { openSearch, type Search } from '../../../site/publisher/search/openSearch.ts'
import { createSiteRenderer } from '../../../site/renderSite.ts'
import { sha256 } from '../../../system/sha256.ts'
import { manyErrata } from '../../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { openCmsStandIn, type CmsStandIn } from '../../helpers/cmsStandIn.ts'
import { createPatientService } from '../../helpers/searchableSite.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'
import { describePreviews } from '../renderFixture.ts'

type Edit = { kind: (typeof kinds)[number]; pick: number; text: string }
const kinds = [
  'correct',
  'correct',
  'style',
  'rename',
  'retitle',
  'remove',
  'remove',
  'add',
  'addBook',
  'removeBook',
  'edition',
  'relate',
  'link',
  'settings',
  'home',
  'siteNews',
  'cover',
] as const

const edit = fc.record({
  kind: fc.constantFrom(...kinds),
  pick: fc.nat(1000),
  text: fc.stringMatching(/^[a-z]{3,8}$/),
})

let search: Search
beforeAll(async () => {
  const opened = await openSearch({ log: (line) => console.log(line), service: createPatientService() })
  if (opened.search === null) throw new Error('The search could not be opened.')
  search = opened.search
})
afterAll(() => search.close())

describe('a site that was edited many times', () => {
  it('has the same bytes as one that is built from nothing', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 5 }), { minLength: 12, maxLength: 16 }),
        // With so many more errata, some edits make its list one of pieces, or one that is made at once.
        fc.constantFrom(0, 44),
        async (rounds, more) => {
          await withSites(async ({ cms, snapshot, edited, fresh }) => {
            const [first] = snapshot().books
            cms.publish(({ errata }) => {
              errata.push(...manyErrata(more).map((erratum) => ({ ...erratum, book: first?.slug ?? '' })))
            })
            for (const edits of rounds) {
              const rows = edits.flatMap((one) => apply(cms, snapshot, one))
              await publish(edited, cms, rows)
            }
            await publish(fresh, cms, [])
            expect(await filesOf(edited.publication)).toEqual(await filesOf(fresh.publication))
          })
        },
      ),
      { numRuns: 5, endOnFailure: true },
    )
  })

  it('has them with a long list, renamed in between, and with a damaged errata.json and page', async () => {
    await withSites(async ({ cms, snapshot, edited, fresh }) => {
      const edit = (change: (book: Snapshot['books'][number], errata: Snapshot['errata']) => void) => {
        const [book] = snapshot().books
        if (book === undefined) throw new Error('The fixture has no book.')
        const id = cms.publish(() => change(book, snapshot().errata), { books: [book.id] })
        return publish(edited, cms, [rowOf(id, book.id)])
      }
      await edit((book, errata) => {
        errata.push(...manyErrata(700).map((erratum) => ({ ...erratum, book: book.slug })))
      })
      await edit((_book, errata) => void ((errata[300] as Erratum).correction = '別の訂正 $z$'))
      await edit((book, errata) => {
        for (const erratum of errata) if (erratum.book === book.slug) erratum.book = 'invented-areas'
        for (const list of [snapshot().news, snapshot().materials, snapshot().excerpts])
          for (const document of list) if (document.book === book.slug) document.book = 'invented-areas'
        book.formerSlugs = [book.slug]
        book.slug = 'invented-areas'
      })
      // The first entry: of a piece that the next edits leave as it is.
      for (const locale of ['ja', 'en'])
        for (const [file, word] of [
          ['errata.json', '"tag"'],
          ['errata/index.html', '<article'],
        ] as const) {
          const path = join(edited.publication.siteDir, `current/${locale}/books/invented-areas/${file}`)
          const damaged = word.slice(0, -2) + 'xx'
          writeFileSync(path, readFileSync(path, 'utf8').replace(word, damaged))
        }
      await edit((_book, errata) => void errata.splice(650, 1))
      await edit((_book, errata) => void ((errata[400] as Erratum).note = { ja: '補足', en: null }))
      await publish(fresh, cms, [])
      const files = await filesOf(edited.publication)
      expect(files).toEqual(await filesOf(fresh.publication))
      expect(files['ja/books/invented-geometry/errata.json']).toBe(
        files['ja/books/invented-areas/errata.json'],
      )
    })
  })
})

function rowOf(id: string, book: string): SiteChange {
  return {
    ...{ id, collection: 'errata', document: null, operation: 'update', books: [book] },
    createdAt: '2026-04-01T00:00:00.000Z',
  }
}

type Site = { publication: Publication; workDir: string }

async function withSites(
  test: (sites: { cms: CmsStandIn; snapshot: () => Snapshot; edited: Site; fresh: Site }) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-bytes-'))
  let snapshot = smallSnapshot()
  const cms = await openCmsStandIn()
  cms.publish((content) => {
    snapshot = content
  })
  const open = async (name: string): Promise<Site> => {
    const [siteDir, publisherDir] = [join(dataDir, name), join(dataDir, `${name}-publisher`)]
    const workDir = join(siteDir, 'building/000001')
    mkdirSync(workDir, { recursive: true })
    const settings = { siteDir, publisherDir, cmsUrl: cms.url, publisherApiKey: cms.key }
    const renderer = createSiteRenderer({
      programVersion: 'tests',
      search: search.engine,
      drawPreviews: describePreviews,
    })
    const steps = createPublishSteps({ settings, renderer, search })
    const options = {
      steps,
      siteDir,
      publisherDir,
      siteUrl: 'https://books.example.org',
      programVersion: 'tests',
    }
    return { workDir, publication: await openPublication({ ...options, log: (line) => console.log(line) }) }
  }
  try {
    await test({ cms, snapshot: () => snapshot, edited: await open('edited'), fresh: await open('fresh') })
  } finally {
    await cms.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function publish(
  { publication, workDir }: Site,
  _cms: CmsStandIn,
  changes: SiteChange[],
): Promise<void> {
  const { signal } = new AbortController()
  const log = (line: string) => console.log(line)
  for (let isUnfinished = true; isUnfinished;) {
    const outcome = await publishOnce({ publication, workDir, changes, signal, log })
    if (outcome.report.outcome === 'failed') throw outcome.error
    expect(outcome.report.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    isUnfinished = outcome.isUnfinished
  }
}

/** Every file that readers can get, with the sum of its bytes. Assets of earlier releases are left out: they are for old pages. */
async function filesOf({ siteDir }: Publication): Promise<Record<string, string>> {
  const id = await readCurrent(siteDir)
  const manifest = await readManifest(join(siteDir, 'releases', id ?? ''))
  const own = manifest.files.filter(({ age }) => age === 0).map(({ path }) => path)
  const mounted = await Promise.all(
    manifest.mounts.map(async ({ path, tree }) =>
      (await readTree(siteDir, tree)).files
        .filter((file) => file.path.startsWith(`${path}/`))
        .map((file) => file.path),
    ),
  )
  const paths = [...own, ...mounted.flat()].sort()
  const files = paths.map((path) => [path, sha256(readFileSync(join(siteDir, 'current', path)))])
  return {
    ...Object.fromEntries(files),
    redirects: JSON.stringify(manifest.redirects),
    pages: String(manifest.pages),
  }
}

let minutes = 0

/** Applies an edit as the CMS would, with the rows that name its books. */
function apply(cms: CmsStandIn, current: () => Snapshot, { kind, pick, text }: Edit): SiteChange[] {
  const at = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)]
  const rows: SiteChange[] = []
  const change = (
    books: string[] | null,
    work: (snapshot: Snapshot) => void,
    given: Partial<SiteChange> = {},
  ) => {
    const id = cms.publish(work, { books, ...given })
    rows.push({
      id,
      collection: 'errata',
      document: null,
      operation: 'update',
      books,
      // By hand, one after another: what goes at once may wait for a word.
      createdAt: new Date(Date.UTC(2026, 3, 1) + (minutes += 1) * 60_000).toISOString(),
      ...given,
    })
  }
  const snapshot = current()
  const book = at(snapshot.books)
  const erratum = at(snapshot.errata)
  const idOf = (slug: string) => snapshot.books.find((one) => one.slug === slug)?.id ?? 'none'
  const later = `2026-05-01T00:00:${String(pick % 60).padStart(2, '0')}.${String(pick % 1000).padStart(3, '0')}Z`
  switch (kind) {
    case 'correct':
    case 'style':
      if (erratum === undefined) break
      change([idOf(erratum.book)], () => {
        erratum.correction = kind === 'style' ? `$\\rule{1.${pick}em}{2em} ${text}$` : `${text} $x_{${pick}}$`
        erratum.updatedAt = later
      })
      break
    case 'rename': {
      if (
        book === undefined ||
        snapshot.books.some(({ slug, formerSlugs }) => [slug, ...formerSlugs].includes(text))
      )
        break
      const related = snapshot.errata.filter((one) => one.book === book.slug).map(({ tag }) => tag)
      const touched = snapshot.errata
        .filter((one) => one.relatedTo.some((tag) => related.includes(tag)) || one.book === book.slug)
        .flatMap((one) => [one, ...snapshot.errata.filter(({ tag }) => one.relatedTo.includes(tag))])
        .map((one) => idOf(one.book))
      const editions = snapshot.books.filter((one) => one.previousEdition === book.slug).map(({ id }) => id)
      change([...new Set([book.id, ...touched, ...editions])], () => {
        const former = book.slug
        for (const list of [snapshot.news, snapshot.materials, snapshot.excerpts, snapshot.errata])
          for (const document of list) if (document.book === former) document.book = text
        for (const other of snapshot.books) if (other.previousEdition === former) other.previousEdition = text
        if (snapshot.settings.homeBook === former) snapshot.settings.homeBook = text
        book.formerSlugs = [...book.formerSlugs, former]
        book.slug = text
      })
      change([], () => undefined, { collection: 'site-settings' })
      break
    }
    case 'retitle':
      if (book === undefined) break
      change([book.id], () => {
        book.title = { ja: `本 ${text}`, en: pick % 2 === 0 ? null : `Book ${text}` }
        book.updatedAt = later
      })
      break
    case 'remove': {
      if (erratum === undefined) break
      const { tag } = erratum
      const naming = snapshot.errata
        .filter(({ relatedTo }) => relatedTo.includes(tag))
        .map((one) => idOf(one.book))
      const named = snapshot.errata
        .filter((one) => erratum.relatedTo.includes(one.tag))
        .map((one) => idOf(one.book))
      change(
        [...new Set([idOf(erratum.book), ...naming, ...named])],
        () => {
          snapshot.errata.splice(snapshot.errata.indexOf(erratum), 1)
          for (const one of snapshot.errata) one.relatedTo = one.relatedTo.filter((other) => other !== tag)
        },
        { operation: 'unpublish', document: erratum.id },
      )
      break
    }
    case 'add': {
      const tag = `T${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'[pick % 32]}${String(snapshot.errata.length % 1000).padStart(3, '0')}`
      const like = smallSnapshot().errata[pick % 5]
      if (book === undefined || like === undefined || snapshot.errata.some((one) => one.tag === tag)) break
      change([book.id], () => {
        snapshot.errata.push({
          ...like,
          id: `new-${tag}`,
          tag,
          book: book.slug,
          relatedTo: [],
          updatedAt: later,
        })
      })
      break
    }
    case 'addBook': {
      const like = smallSnapshot().books[1]
      if (
        like === undefined ||
        snapshot.books.some(({ slug, formerSlugs }) => [slug, ...formerSlugs].includes(text))
      )
        break
      const id = `book-${text}`
      if (snapshot.books.some((one) => one.id === id)) break
      change([id], () => void snapshot.books.push({ ...structuredClone(like), id, slug: text, isbn: null }), {
        operation: 'publish',
      })
      break
    }
    case 'removeBook': {
      if (book === undefined || snapshot.books.length < 2) break
      const all = snapshot.books.map(({ id }) => id)
      change(
        all,
        () => {
          const gone = new Set(snapshot.errata.filter((one) => one.book === book.slug).map(({ tag }) => tag))
          snapshot.books.splice(snapshot.books.indexOf(book), 1)
          snapshot.errata = snapshot.errata
            .filter((one) => one.book !== book.slug)
            .map((one) => ({ ...one, relatedTo: one.relatedTo.filter((tag) => !gone.has(tag)) }))
          snapshot.news = snapshot.news.filter((one) => one.book !== book.slug)
          snapshot.materials = snapshot.materials.filter((one) => one.book !== book.slug)
          snapshot.excerpts = snapshot.excerpts.filter((one) => one.book !== book.slug)
          for (const other of snapshot.books)
            if (other.previousEdition === book.slug) other.previousEdition = null
          if (snapshot.settings.homeBook === book.slug) snapshot.settings.homeBook = null
        },
        { operation: 'unpublish', document: book.id },
      )
      change([], () => undefined, { collection: 'site-settings' })
      break
    }
    case 'edition': {
      const other = snapshot.books[(pick + 1) % snapshot.books.length]
      if (book === undefined || other === undefined || other === book) break
      change([book.id], () => {
        book.previousEdition = other.slug
      })
      break
    }
    case 'relate': {
      const other = snapshot.errata[(pick + 3) % Math.max(1, snapshot.errata.length)]
      if (erratum === undefined || other === undefined || other === erratum) break
      change([...new Set([idOf(erratum.book), idOf(other.book)])], () => {
        erratum.relatedTo = [...new Set([...erratum.relatedTo, other.tag])]
      })
      break
    }
    case 'link': {
      const target = at(snapshot.errata)
      if (book === undefined || target === undefined) break
      const address = `https://books.example.org/ja/books/${pick % 3 === 0 ? text : target.book}/errata/#${target.tag}`
      change([book.id], () => {
        book.description = { ja: `${text} ${address} を見てください。`, en: null }
      })
      break
    }
    case 'settings':
      change([], () => void (snapshot.settings.title = { ja: `場所 ${text}`, en: `Site ${text}` }), {
        collection: 'site-settings',
      })
      break
    case 'home':
      change([], () => void (snapshot.settings.homeBook = pick % 2 === 0 ? null : (book?.slug ?? null)), {
        collection: 'site-settings',
      })
      break
    case 'siteNews': {
      const item = snapshot.news.find((one) => one.book === null)
      if (item === undefined) break
      change([], () => void (item.title = { ja: `知らせ ${text}`, en: null }), { collection: 'news' })
      break
    }
    case 'cover':
      if (book === undefined) break
      change([book.id], () => void (book.cover = book.cover === null ? 'media-1' : null))
      break
  }
  return rows
}
