import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths, type ContentProblem } from '../../../content/publishing.ts'
import type { SiteRenderer } from '../../../site/renderedSite.ts'
import type { CmsStandIn } from '../../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../../helpers/liveSite.ts'
import { plainRenderer } from '../../helpers/plainSite.ts'
import { openPublisherHere, type PublisherHere } from '../../helpers/runningPublisher.ts'
import { until } from '../../helpers/until.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'
import { noteEachTest, noteTries, triedOften } from '../../helpers/tries.ts'

// Three books: the first is broken in each way, the second edited, the third taken down (F23).
const first = 'ja/books/invented-geometry/index.html'
const second = 'ja/books/english-only/index.html'
const third = 'ja/books/third/index.html'

let here: PublisherHere
let cms: CmsStandIn
beforeEach(async () => {
  here = await openPublisherHere()
  cms = here.cms
  cms.publish(addThirdBook, { books: ['book-2', 'book-3'], collection: 'books', operation: 'publish' })
})
afterEach(() => here.close())

function addThirdBook(snapshot: Snapshot): void {
  const book = snapshot.books[1]
  const erratum = snapshot.errata.find(({ tag }) => tag === 'BR0KN')
  if (book === undefined || erratum === undefined) throw new Error('The fixture is another one.')
  snapshot.books.push({ ...structuredClone(book), id: 'book-3', slug: 'third', isbn: null })
  snapshot.errata.push({ ...structuredClone(erratum), id: 'erratum-6', tag: 'SEC0N', book: 'english-only' })
}

const correct = (tag: string, text: string) => (snapshot: Snapshot) => {
  const erratum = snapshot.errata.find((one) => one.tag === tag)
  if (erratum === undefined) throw new Error(`There is no erratum ${tag}.`)
  erratum.correction = text
}
const withoutErratum = (tag: string) => (snapshot: Snapshot) => {
  snapshot.errata = snapshot.errata
    .filter((one) => one.tag !== tag)
    .map((one) => ({ ...one, relatedTo: one.relatedTo.filter((other) => other !== tag) }))
}
const isThere = (path: string) => existsSync(join(here.siteDir, 'current', path))
const live = (path: string) => readLiveFile(here.siteDir, path)
const lastReport = () => cms.reports().at(-1)

/** Answers the part of the first book with something else. */
function interfere(
  answer: (response: Parameters<NonNullable<Parameters<CmsStandIn['interfere']>[0]>>[1]) => void,
) {
  cms.interfere((request, response) => {
    if (request.url !== publishingPaths.book('invented-geometry')) return false
    answer(response)
    return true
  })
}

const problem: ContentProblem = {
  severity: 'error',
  message: { ja: '正誤 7K2QD を直してください。', en: 'Mend erratum 7K2QD.' },
  document: { collection: 'errata', id: 'erratum-1' },
}
const published = [
  'book-1',
  'erratum-1',
  'erratum-2',
  'erratum-3',
  'erratum-4',
  'erratum-5',
  'news-1',
  'news-2',
  'media-1',
  'media-2',
]

/** Each way in which a book can be broken, and whether trying again may help. */
const ways: [string, () => void, Partial<SiteRenderer>?][] = [
  [
    'that the contract refuses',
    () =>
      interfere((response) =>
        response.writeHead(422).end(JSON.stringify({ revision: 2, problems: [problem], published })),
      ),
  ],
  ['whose answer is an error', () => interfere((response) => response.writeHead(500).end('{}'))],
  ['whose answer is cut', () => interfere((response) => response.writeHead(200).end('{"schemaVersion":2,'))],
  [
    'whose answer is invalid',
    () =>
      interfere((response) => response.writeHead(200).end(JSON.stringify({ schemaVersion: 2, revision: 2 }))),
  ],
  [
    'whose answer breaks off',
    () =>
      interfere((response) =>
        response.writeHead(200, { 'Content-Length': 900 }).write('{', () => response.destroy()),
      ),
  ],
]

describe('a book in trouble (F23)', triedOften({ tests: 5 }), () => {
  noteEachTest({ id: 'F23', what: 'a book broken in each way, another edited, a third taken down' })
  it.each(ways)('%s keeps its earlier pages, another goes on, a third goes', async (_way, breakIt) => {
    here.start()
    await until(() => cms.waiting().length === 0)
    const before = live(first)
    breakIt()
    const broken = cms.publish(correct('7K2QD', 'broken'))
    const edited = cms.publish(correct('SEC0N', 'edited'), { books: ['book-2'], document: 'erratum-6' })
    const removed = cms.publish(
      (snapshot) => {
        snapshot.books.splice(2, 1)
      },
      { books: ['book-3'], collection: 'books', document: 'book-3', operation: 'unpublish' },
    )
    await until(() => !cms.waiting().includes(edited) && !cms.waiting().includes(removed))
    expect(live(first)).toBe(before)
    expect(live(second)).toContain('edited')
    expect(isThere(third)).toBe(false)
    expect(cms.waiting()).toEqual([broken])
    expect(lastReport()).toMatchObject({ outcome: 'live', held: [broken] })
    const [said] = lastReport()?.problems ?? []
    expect(said?.severity).toBe('error')
    expect(said?.message.ja).toContain('本「架空の幾何学」: ')
    expect(said?.message.ja).toContain('この本のページは前のままで、ほかの本の公開は続いています。')
    expect(said?.message.en).toContain('Book “Invented Geometry”: ')
    expect(said?.message.en).toContain(
      'The pages of this book stay as they were; the other books are published.',
    )
    expect(said?.document).not.toBe(null)
    expect(await findDamage(here.siteDir)).toEqual([])
    cms.interfere(null)
    const mended = cms.publish(correct('7K2QD', 'mended'))
    await until(() => cms.waiting().length === 0)
    expect(live(first)).toContain('mended')
    expect(lastReport()).toMatchObject({ held: [], problems: [] })
    expect(cms.reports().flatMap(({ changes }) => changes)).toEqual(expect.arrayContaining([broken, mended]))
    noteTries({ id: 'F23', what: 'one book broken, one edited, one taken down', tries: 1, held: 1 })
  })

  it('that is broken from its first build on has no pages, and the others have theirs', async () => {
    interfere((response) => response.writeHead(500).end('{}'))
    here.start()
    await until(() => cms.reports().length === 1)
    expect(isThere(first)).toBe(false)
    expect(live(second)).toContain('english-only')
    expect(lastReport()?.problems[0]?.message.en).toContain('This book has no pages on the site for now')
    cms.interfere(null)
    await until(() => isThere(first))
  })

  it('loses what was taken down, though the rest of it is refused', async () => {
    here.start()
    await until(() => cms.waiting().length === 0)
    expect(live(first)).toContain('id="0AB1C"')
    interfere((response) =>
      response.writeHead(422).end(
        JSON.stringify({
          revision: 9,
          problems: [problem],
          published: published.filter((id) => id !== 'erratum-2'),
        }),
      ),
    )
    const broken = cms.publish(correct('7K2QD', 'broken'))
    const removed = cms.publish(withoutErratum('0AB1C'), { document: 'erratum-2', operation: 'unpublish' })
    await until(() => !cms.waiting().includes(removed))
    expect(live(first)).not.toContain('id="0AB1C"')
    expect(live(first)).toContain('id="7K2QD"')
    expect(live(first)).not.toContain('broken')
    await until(() => lastReport()?.held.length === 1)
    expect(cms.waiting()).toEqual([broken])
  })

  it('loses what was taken down, though nothing of it can be read', async () => {
    here.start()
    await until(() => cms.waiting().length === 0)
    interfere((response) => response.writeHead(500).end('{}'))
    const removed = cms.publish(withoutErratum('0AB1C'), { document: 'erratum-2', operation: 'delete' })
    await until(() => !cms.waiting().includes(removed))
    expect(live(first)).not.toContain('id="0AB1C"')
    expect(live(first)).toContain('id="7K2QD"')
  })

  it('that can’t be rendered keeps its pages; where something was taken down that can’t be left out, it has none', async () => {
    let isBroken = false
    const renderer: Pick<SiteRenderer, 'renderBook' | 'renderShared'> = {
      ...plainRenderer,
      renderBook: async (book) => {
        if (isBroken && book.part.book.slug === 'invented-geometry')
          throw new Error('A fault of the program.')
        return plainRenderer.renderBook(book)
      },
    }
    here.start({ renderer })
    await until(() => cms.waiting().length === 0)
    const before = live(first)
    isBroken = true
    const broken = cms.publish(correct('7K2QD', 'not rendered'))
    await until(() => lastReport()?.held[0] === broken)
    expect(live(first)).toBe(before)
    expect(lastReport()?.problems[0]?.message.en).toContain('(Error: A fault of the program.)')
    const removed = cms.publish(withoutErratum('0AB1C'), { document: 'erratum-2', operation: 'unpublish' })
    await until(() => !cms.waiting().includes(removed))
    expect(isThere(first)).toBe(false)
    expect(live(second)).toContain('english-only')
    isBroken = false
    cms.publish(correct('7K2QD', 'rendered again'))
    await until(() => cms.waiting().length === 0)
    expect(live(first)).toContain('rendered again')
  })

  it('whose upload is missing is published without the file, is tried again, and then has it', async () => {
    let isMissing = true
    cms.interfere((request, response) => {
      if (!isMissing || request.url !== publishingPaths.mediaFile('cover.png')) return false
      response.writeHead(404).end('{}')
      return true
    })
    here.start()
    await until(() => cms.reports().length === 1)
    expect(live(first)).toContain('7K2QD')
    expect(cms.reports()[0]?.problems).toEqual([
      {
        severity: 'warning',
        message: {
          ja:
            'ファイル「cover.png」がCMSにないか、記録と大きさが違います。ページはこのファイルなしで公開されています。もう一度アップロードしてください。' +
            `（The CMS at ${cms.url}/api/media/file/cover.png answered 404. Look into its log.）`,
          en:
            'The file "cover.png" is missing in the CMS, or has another size than is recorded. The pages are published without it. ' +
            `Upload it again. (The CMS at ${cms.url}/api/media/file/cover.png answered 404. Look into its log.)`,
        },
        document: { collection: 'media', id: 'media-1' },
      },
    ])
    isMissing = false
    await until(() => cms.reports().at(-1)?.problems.length === 0)
    expect(await findDamage(here.siteDir)).toEqual([])
  })

  it('whose part lies about its revision keeps its pages, and is built when the lie ends', async () => {
    here.start()
    await until(() => cms.waiting().length === 0)
    let old: string | null = null
    const response = await fetch(cms.url + publishingPaths.book('invented-geometry'), {
      headers: { Authorization: `Publisher ${cms.key}` },
    })
    old = await response.text()
    interfere((answer) => answer.writeHead(200).end(old))
    const row = cms.publish(correct('7K2QD', 'newer'))
    await until(() => lastReport()?.held[0] === row)
    expect(lastReport()?.problems[0]?.message.en).toContain(
      'revision is 1, and the index says 2: the part is older than what is published',
    )
    cms.interfere(null)
    await until(() => cms.waiting().length === 0)
    expect(live(first)).toContain('newer')
  })

  it('is built from a part that is newer than the index', async () => {
    here.start()
    await until(() => cms.waiting().length === 0)
    let index: string | null = null
    cms.interfere((request, response) => {
      if (request.url?.startsWith(publishingPaths.index) !== true || index === null) return false
      response.writeHead(200).end(index)
      return true
    })
    cms.publish(correct('7K2QD', 'first edit'))
    await until(() => cms.waiting().length === 0)
    cms.interfere(null)
    cms.publish(correct('7K2QD', 'second edit'))
    await until(() => cms.waiting().length === 0)
    expect(live(first)).toContain('second edit')
    index = null
  })

  it('is what news about the whole site can be in, too: they stay as they were, and the books go on', async () => {
    const renderer: Pick<SiteRenderer, 'renderBook' | 'renderShared'> = {
      ...plainRenderer,
      renderShared: async (shared) => {
        if (shared.part.news.some(({ title }) => title.ja === '壊れた'))
          throw new Error('A fault of the program.')
        return plainRenderer.renderShared(shared)
      },
    }
    here.start({ renderer })
    await until(() => cms.waiting().length === 0)
    const broken = cms.publish(
      (snapshot) => {
        const item = snapshot.news.find(({ book }) => book === null)
        if (item) item.title = { ja: '壊れた', en: null }
      },
      { books: [], collection: 'news', document: 'news-3' },
    )
    const edited = cms.publish(correct('SEC0N', 'edited'), { books: ['book-2'] })
    await until(() => !cms.waiting().includes(edited))
    expect(live(second)).toContain('edited')
    expect(lastReport()).toMatchObject({ outcome: 'live', held: [broken] })
    expect(lastReport()?.problems[0]?.message.en).toContain(
      'The news about the whole site stay as they were; everything else is published.',
    )
  })

  it('takes nothing else away where something is taken down, and what the publisher kept is lost', async () => {
    const end = here.start()
    await until(() => cms.waiting().length === 0)
    await end()
    rmSync(join(here.dataDir, 'publisher'), { recursive: true })
    cms.publish(correct('SEC0N', 'edited'), { books: ['book-2'] })
    cms.publish(withoutErratum('0AB1C'), { document: 'erratum-2', operation: 'unpublish' })
    const lists: string[][] = []
    here.start({
      change: (steps) => ({
        switchRelease: async (options) => {
          await steps.switchRelease(options)
          lists.push([first, second, third].filter(isThere))
        },
      }),
    })
    await until(() => cms.waiting().length === 0)
    expect(lists.length).toBeGreaterThan(0)
    for (const list of lists) expect(list).toEqual([first, second, third])
    expect(live(first)).not.toContain('id="0AB1C"')
  })

  it('takes what was taken down first, in a release of its own', async () => {
    const order: string[] = []
    here.start({
      change: (steps) => ({
        fetchBook: (options) => {
          order.push(options.book.id)
          return steps.fetchBook(options)
        },
        switchRelease: async (options) => {
          await steps.switchRelease(options)
          order.push('release')
        },
      }),
    })
    await until(() => cms.waiting().length === 0)
    order.length = 0
    const edited = cms.publish(correct('SEC0N', 'edited'), { books: ['book-2'] })
    const removed = cms.publish(withoutErratum('0AB1C'), { document: 'erratum-2', operation: 'unpublish' })
    await until(() => cms.waiting().length === 0)
    expect(order).toEqual(['book-1', 'release', 'book-2', 'release'])
    expect(
      cms
        .reports()
        .slice(-2)
        .map(({ changes }) => changes),
    ).toEqual([[removed], [edited]])
  })
})
