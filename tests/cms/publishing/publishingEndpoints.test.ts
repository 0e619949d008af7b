import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readPublishingStatus } from '../../../cms/publishing/publishingStatus.ts'
import { publishingPaths, WaitingChanges, type ReleaseReport } from '../../../content/publishing.ts'
import { BookPart, NewsPart, parsePart, SiteIndex } from '../../../content/snapshot.ts'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { makeContent } from '../snapshot/publishedContent.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
})
afterAll(() => cms.close())

const waiting = async (query = '') => {
  const response = await cms.asPublisher(`${publishingPaths.changes}${query}`)
  expect(response.status).toBe(200)
  return WaitingChanges.parse(await response.json()).changes
}
const report = (changes: string[], also: Partial<ReleaseReport> = {}): ReleaseReport => ({
  id: randomUUID(),
  outcome: 'live',
  release: '000001-abcdef01',
  changes,
  held: [],
  pages: 12,
  startedAt: '2026-04-01T00:00:00.000Z',
  durations: { fetch: 10, render: 200, total: 320 },
  problems: [],
  losses: [],
  ...also,
})
const send = (body: unknown) => cms.asPublisher(publishingPaths.releases, json('POST', body))

/** Takes everything off the waiting list, so that each test begins with none. */
beforeEach(async () => {
  const ids = (await waiting()).map(({ id }) => id)
  if (ids.length > 0) expect((await send(report(ids))).status).toBe(201)
})

describe('who may call', () => {
  const forPublisher = {
    en: 'This address is for the publisher: show its key (PUBLISHER_API_KEY).',
    ja: 'このアドレスは公開プログラム用です。鍵(PUBLISHER_API_KEY)を示してください。',
  }
  const closed = [
    [publishingPaths.changes, forPublisher],
    [publishingPaths.index, forPublisher],
    [publishingPaths.book('any'), forPublisher],
    [publishingPaths.news, forPublisher],
    [publishingPaths.releases, forPublisher],
    ['/api/site/status', { en: 'Log in first.', ja: '先にログインしてください。' }],
  ] as const
  const call = (request: TestCms['request'], path: string, language = 'en') =>
    request(path, {
      ...(path === publishingPaths.releases ? json('POST', report([])) : {}),
      headers: { 'Accept-Language': language, 'Content-Type': 'application/json' },
    })

  it.each(closed)(
    '%s: a stranger is told so in a sentence, in the language asked for',
    async (path, said) => {
      const answer = await call(cms.request, path)
      expect(answer.status).toBe(401)
      expect(await answer.json()).toEqual({ errors: [{ message: said.en }] })
      const inJapanese = await call(cms.request, path, 'ja')
      expect(await inJapanese.json()).toEqual({ errors: [{ message: said.ja }] })
    },
  )

  it('a wrong key is a stranger, however near to the right one', async () => {
    for (const key of [
      '',
      'x',
      cms.settings.publisherApiKey.slice(0, -1),
      `${cms.settings.publisherApiKey}0`,
    ]) {
      for (const path of [publishingPaths.index, publishingPaths.news]) {
        const answer = await cms.request(path, { headers: { Authorization: `Publisher ${key}` } })
        expect(answer.status).toBe(401)
        expect(await answer.text()).not.toContain('schemaVersion')
      }
    }
  })

  it('people, administrators too, have no business here but the status', async () => {
    const administrator = await cms.asUser('admin')
    const translator = await cms.asUser('translator')
    for (const { request } of [administrator, translator]) {
      for (const path of [
        publishingPaths.changes,
        publishingPaths.index,
        publishingPaths.book('any'),
        publishingPaths.news,
        publishingPaths.releases,
      ]) {
        const answer = await call(request, path)
        expect([path, answer.status]).toEqual([path, 403])
        expect(await answer.json()).toEqual({
          errors: [{ message: 'This account may not use this address.' }],
        })
      }
      expect((await call(request, '/api/site/status')).status).toBe(200)
    }
  })

  it('a service account reads the index and the parts, and nothing else', async () => {
    const program = await cms.asServiceAccount()
    await content.book({ slug: 'for-programs' })
    for (const path of [publishingPaths.index, publishingPaths.book('for-programs'), publishingPaths.news])
      expect([path, (await call(program, path)).status]).toEqual([path, 200])
    for (const path of [publishingPaths.changes, publishingPaths.releases, '/api/site/status'])
      expect([path, (await call(program, path)).status]).toEqual([path, 403])
  })

  it('what a service account gets parses, and no cache keeps it', async () => {
    const program = await cms.asServiceAccount()
    const parsed = async <T>(path: string, schema: Parameters<typeof parsePart<T>>[0]) => {
      const answer = await program(path)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      return parsePart(schema, await answer.json())
    }
    const index = await parsed(publishingPaths.index, SiteIndex)
    const [first] = index.books
    const part = await parsed(publishingPaths.book(first?.slug ?? ''), BookPart)
    expect([part.book.id, part.revision]).toEqual([first?.id, first?.revision])
    expect((await parsed(publishingPaths.news, NewsPart)).revision).toBe(index.revision)
  })

  it('the publisher has no other way in', async () => {
    await content.newsItem({ title: { ja: 'SECRET' }, _status: 'draft' })
    const news = await cms.asPublisher('/api/news?draft=true&limit=100')
    expect(await news.text()).not.toContain('SECRET')
    for (const path of ['/api/users', '/api/service-accounts', '/api/news/versions'])
      expect([path, (await cms.asPublisher(path)).status]).toEqual([path, 403])
    const made = await cms.asPublisher('/api/news', json('POST', { title: { ja: 'x' } }))
    expect(made.status).toBe(403)
  })
})

describe('the long poll', () => {
  it('gives what waits at once, the oldest first', async () => {
    const first = await content.newsItem({ title: { ja: '一' } })
    const second = await content.newsItem({ title: { ja: '二' } })
    const start = performance.now()
    const changes = await waiting('?wait=20')
    expect(performance.now() - start).toBeLessThan(2000)
    expect(changes).toMatchObject([
      { collection: 'news', document: first, operation: 'publish', books: [] },
      { collection: 'news', document: second, operation: 'publish', books: [] },
    ])
  })

  it('waits where nothing does, and answers soon after something is published', async () => {
    const start = performance.now()
    const poll = waiting('?wait=20')
    await new Promise((resolve) => setTimeout(resolve, 400))
    await content.newsItem({ title: { ja: '待っていた' } })
    const published = performance.now()
    expect(await poll).toHaveLength(1)
    expect(performance.now() - published).toBeLessThan(1500)
    expect(performance.now() - start).toBeGreaterThan(400)
  })

  it('gives nothing when the time is over', async () => {
    const start = performance.now()
    expect(await waiting('?wait=1')).toEqual([])
    expect(performance.now() - start).toBeGreaterThan(990)
  })

  it('ends when the process drains', async () => {
    const start = performance.now()
    const ignore = () => undefined
    process.on('SIGTERM', ignore)
    try {
      const poll = waiting('?wait=20')
      await new Promise((resolve) => setTimeout(resolve, 300))
      process.emit('SIGTERM', 'SIGTERM')
      expect(await poll).toEqual([])
    } finally {
      process.off('SIGTERM', ignore)
    }
    expect(performance.now() - start).toBeLessThan(5000)
    expect(process.listeners('SIGTERM')).not.toContain(ignore)
  })

  it('ends when the publisher goes away', async () => {
    const gone = new AbortController()
    const start = performance.now()
    const poll = cms.asPublisher(`${publishingPaths.changes}?wait=20`, { signal: gone.signal })
    setTimeout(() => gone.abort(), 300)
    await poll.catch(() => undefined)
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it.each(['x', '-1', 'Infinity'])('refuses wait=%s', async (wait) => {
    const answer = await cms.asPublisher(`${publishingPaths.changes}?wait=${wait}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({
      errors: [{ message: '"wait" must be a number of seconds from 0 to 25.' }],
    })
  })
})

describe('the report of a release', () => {
  it('takes exactly the changes that it names off the list; one that came meanwhile stays', async () => {
    const early = await content.newsItem({ title: { ja: '早い' } })
    const seen = await waiting()
    const { news } = parsePart(NewsPart, await (await cms.asPublisher(publishingPaths.news)).json())
    const late = await content.newsItem({ title: { ja: '遅い' } })
    expect(news.map(({ id }) => id)).toContain(early)
    expect(news.map(({ id }) => id)).not.toContain(late)

    const answer = await send(report(seen.map(({ id }) => id)))
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({
      id: expect.any(String),
      number: expect.any(Number),
      marked: 1,
      unknown: [],
    })
    expect((await waiting()).map(({ document }) => document)).toEqual([late])
  })

  it('is kept for editors: outcome, what it holds by name, what to mend, how long it took', async () => {
    const document = await content.newsItem({ title: { ja: '記録される' } })
    const [change] = await waiting()
    const problem = {
      severity: 'warning' as const,
      message: { ja: '数式がコードとして表示されます。', en: 'A formula is shown as code.' },
      document: { collection: 'news', id: document },
    }
    const sent = report([change?.id ?? ''], { problems: [problem] })
    const { id } = (await (await send(sent)).json()) as { id: string }
    expect(await cms.payload.findByID({ collection: 'site-releases', id })).toMatchObject({
      report: sent.id,
      outcome: 'live',
      release: '000001-abcdef01',
      pages: 12,
      duration: 320,
      durations: { fetch: 10, render: 200, total: 320 },
      problems: [problem],
      changeCount: 1,
      changes: [
        {
          id: change?.id,
          collection: 'news',
          document,
          operation: 'publish',
          titles: { ja: '記録される', en: '記録される' },
        },
      ],
    })
    const row = await cms.payload.findByID({ collection: 'site-changes', id: change?.id ?? '', depth: 0 })
    expect(row.release).toBe(id)
  })

  it('of a failed build leaves its changes waiting', async () => {
    await content.newsItem({ title: { ja: '失敗' } })
    const ids = (await waiting()).map(({ id }) => id)
    const answer = await send(report(ids, { outcome: 'failed', pages: null }))
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ marked: 0, unknown: [] })
    expect((await waiting()).map(({ id }) => id)).toEqual(ids)
    expect(await (await send(report(ids))).json()).toMatchObject({ marked: 1 })
    expect(await waiting()).toEqual([])
  })

  it('leaves what is held waiting, and keeps it for editors', async () => {
    const book = await content.book({ slug: 'broken-book' })
    const other = await content.newsItem({ title: { ja: '別の' } })
    const seen = await waiting()
    const [held, live] = [book, other].map((id) => seen.find(({ document }) => document === id)?.id ?? '')
    const sent = report([live ?? ''], { held: [held ?? ''] })
    expect(await (await send(sent)).json()).toMatchObject({ marked: 1, unknown: [] })
    expect((await waiting()).map(({ id }) => id)).toEqual([held])
    expect(await (await send(sent)).json()).toMatchObject({ marked: 0, unknown: [] })
    const { docs } = await cms.payload.find({ collection: 'site-releases', sort: '-number', limit: 1 })
    expect(docs[0]).toMatchObject({
      changeCount: 1,
      held: [{ id: held, collection: 'books', document: book, operation: 'publish' }],
    })
    expect(docs[0]?.changes).toHaveLength(1)
  })

  it('sent again is one row, and says so', async () => {
    await content.newsItem({ title: { ja: '一度だけ' } })
    const sent = report((await waiting()).map(({ id }) => id))
    const first = await send(sent)
    const second = await send(sent)
    expect([first.status, second.status]).toEqual([201, 200])
    const [one, two] = [await first.json(), await second.json()]
    expect(two).toEqual({ ...one, marked: 0 })
    const { totalDocs } = await cms.payload.count({
      collection: 'site-releases',
      where: { report: { equals: sent.id } },
    })
    expect(totalDocs).toBe(1)
  })

  it('sent eight times at one moment is one row', async () => {
    await content.newsItem({ title: { ja: '同時' } })
    const sent = report((await waiting()).map(({ id }) => id))
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(sent)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    const numbers = await Promise.all(
      answers.map(async (a) => ((await a.json()) as { number: number }).number),
    )
    expect(new Set(numbers).size).toBe(1)
    expect(await waiting()).toEqual([])
  })

  it('and another one at the same moment are two rows with two numbers', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(report([]))))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const numbers = await Promise.all(
      answers.map(async (a) => ((await a.json()) as { number: number }).number),
    )
    expect(new Set(numbers).size).toBe(4)
  })

  it('that names changes which are not there is kept, and says which', async () => {
    await content.newsItem({ title: { ja: '本物' } })
    const [real] = await waiting()
    const unknown = [randomUUID(), 'nonsense', '0123456789abcdef01234567']
    const answer = await send(report([real?.id ?? '', ...unknown]))
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ marked: 1, unknown })
  })

  it('does not take a change from the release that held it first', async () => {
    await content.newsItem({ title: { ja: '最初の' } })
    const [change] = await waiting()
    const first = (await (await send(report([change?.id ?? '']))).json()) as { id: string }
    expect(await (await send(report([change?.id ?? '']))).json()).toMatchObject({ marked: 0, unknown: [] })
    const row = await cms.payload.findByID({ collection: 'site-changes', id: change?.id ?? '', depth: 0 })
    expect(row.release).toBe(first.id)
  })

  it('that cannot be read is refused, with what is wrong', async () => {
    const before = (await cms.payload.count({ collection: 'site-releases' })).totalDocs
    const cut = await cms.asPublisher(publishingPaths.releases, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"id": "x',
    })
    expect(cut.status).toBe(400)
    expect(await cut.json()).toEqual({ errors: [{ message: 'The report is not JSON.' }] })
    const wrong = await send({ ...report([]), outcome: 'perhaps' })
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toEqual({
      errors: [
        {
          message:
            'The report cannot be read:\n✖ Invalid option: expected one of "live"|"failed"\n  → at outcome',
        },
      ],
    })
    expect((await cms.payload.count({ collection: 'site-releases' })).totalDocs).toBe(before)
  })
})

describe('the status for people', () => {
  const status = async () => {
    const { request } = await cms.asUser('translator')
    return (await request('/api/site/status')).json()
  }

  it('says live, on its way and failed', async () => {
    await send(report([]))
    expect(await status()).toMatchObject({
      state: 'live',
      waiting: 0,
      waitingSince: null,
      siteUrl: 'http://site.test',
      liveSince: expect.any(String),
    })
    const document = await content.newsItem({ title: { ja: '途中' } })
    expect(await status()).toMatchObject({ state: 'building', waiting: 1 })
    const problems = [
      {
        severity: 'error',
        message: { ja: '壊れています。', en: 'It is broken.' },
        document: { collection: 'news', id: document },
      },
    ] as const
    await send(report([], { outcome: 'failed', problems: [...problems] }))
    expect(await status()).toMatchObject({
      state: 'failed',
      waiting: 1,
      lastBuild: { problems },
      liveSince: expect.any(String),
    })
  })

  it('says that a book keeps its earlier pages while the others go on', async () => {
    await send(report([]))
    const book = await content.book({ slug: 'kept' })
    const ids = (await waiting()).map(({ id }) => id)
    const problems: ReleaseReport['problems'] = [
      {
        severity: 'error',
        message: { ja: '壊れています。', en: 'It is broken.' },
        document: { collection: 'books', id: book },
      },
    ]
    await send(report([], { held: ids, problems }))
    expect(await status()).toMatchObject({
      state: 'held',
      waiting: 0,
      held: 1,
      waitingSince: null,
      lastBuild: { problems },
    })
    // What is held waits for an editor, not for the publisher.
    expect(await readPublishingStatus(cms.payload, new Date(Date.now() + 90_000))).toMatchObject({
      state: 'held',
    })
    await content.newsItem({ title: { ja: '次の' } })
    expect(await status()).toMatchObject({ state: 'building', waiting: 1, held: 1 })
    await send(report(ids.concat((await waiting()).map(({ id }) => id)), { problems }))
    expect(await status()).toMatchObject({ state: 'held', waiting: 0, held: 0 })
    await send(report([]))
    expect(await status()).toMatchObject({ state: 'live', waiting: 0, held: 0 })
  })

  it('asks whether the publisher runs when a change has waited a minute without news of a build', async () => {
    await send(report([]))
    await content.newsItem({ title: { ja: '置き去り' } })
    const after = (seconds: number) =>
      readPublishingStatus(cms.payload, new Date(Date.now() + seconds * 1000))
    expect(await after(30)).toMatchObject({ state: 'building', waiting: 1 })
    expect(await after(90)).toMatchObject({ state: 'stalled', waiting: 1, waitingSince: expect.any(String) })
  })
})
