import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SiteChange } from '../../../../content/publishing.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  createPagefindService,
  type PagefindService,
} from '../../../../site/publisher/search/pagefindService.ts'
import { readCurrent, readManifest, readTree } from '../../../../site/publisher/release/releaseManifest.ts'
import { smallSnapshot } from '../../../fixtures/smallSnapshot.ts'
import { until } from '../../../helpers/until.ts'
import { hasErrorCode } from '../../../../system/errorCode.ts'
import {
  createPatientService,
  openSearchableSite,
  type SearchableSite,
} from '../../../helpers/searchableSite.ts'

describe('an index', () => {
  const sites: SearchableSite[] = []
  const open = async (options: Parameters<typeof openSearchableSite>[0]) => {
    const site = await openSearchableSite(options)
    sites.push(site)
    return site
  }
  afterEach(async () => {
    for (const site of sites.splice(0)) await site.close()
  })

  const indexFiles = async ({ siteDir }: SearchableSite) => {
    const manifest = await readManifest(join(siteDir, 'releases', (await readCurrent(siteDir)) ?? ''))
    const trees = await Promise.all(manifest.mounts.map(({ tree }) => readTree(siteDir, tree)))
    const files = [...manifest.files, ...trees.flatMap((tree) => tree.files)]
    const ofSearch = files.filter(({ path }) => /\/search\/(?!index\.html)|assets\/pagefind/.test(path))
    return new Map(ofSearch.map(({ path, sha256 }) => [path, sha256]))
  }

  it('has the same bytes each time, also after an edit and back', async () => {
    const [one, other] = [await open({ content: smallSnapshot() }), await open({ content: smallSnapshot() })]
    const edit = async (correction: string) => {
      one.cms.publish((content) => content.errata.forEach((erratum) => (erratum.correction = correction)))
      expect((await one.publish()).report.outcome).toBe('live')
    }
    await edit('別の訂正')
    const between = await indexFiles(one)
    const { errata } = smallSnapshot()
    one.cms.publish((content) => void Object.assign(content, { errata }))
    await one.publish()
    await other.publish()
    expect(await indexFiles(one)).toEqual(await indexFiles(other))
    expect(between).not.toEqual(await indexFiles(one))
  })

  it('that cannot be made leaves the site without search, and editors are told', async () => {
    const broken: PagefindService = {
      index: () => Promise.reject(new Error('no program for this machine')),
      close: async () => {},
    }
    const site = await open({ content: smallSnapshot(), service: broken })
    const { report } = await site.publish()
    expect(report.outcome).toBe('live')
    expect(report.problems.map(({ message }) => message.en)).toEqual([
      'The site is published without its search: the search program (Pagefind) does not run on this server, and the publisher’s log says ' +
        'why. Ask whoever runs the server to run npm ci again and to restart the publisher.',
    ])
    expect(site.lines[0]).toBe(
      "The site is published without search, because Pagefind can't be run here: no program for this machine",
    )
    expect([...(await indexFiles(site)).keys()]).toEqual(['en/search/books.json', 'ja/search/books.json'])
  })

  it('that fails later is made at the next attempt; the pages go live before', async () => {
    const real = createPatientService()
    let isBroken = false
    const service: PagefindService = {
      ...real,
      index: (...asked) => (isBroken ? Promise.reject(new Error('killed')) : real.index(...asked)),
    }
    const site = await open({ content: smallSnapshot(), service })
    isBroken = true
    const failed = await site.publish()
    expect([failed.report.outcome, failed.passes]).toEqual(['live', true])
    expect(failed.report.problems.map(({ message }) => message.ja).join()).toContain(
      '検索用の索引を作れなかったため',
    )
    const entry = 'ja/books/invented-geometry/search/pagefind-entry.json'
    expect((await indexFiles(site)).has(entry)).toBe(false)
    isBroken = false
    const mended = await site.publish()
    expect(mended.report.problems.map(({ message }) => message.ja).join()).not.toContain('索引')
    expect((await indexFiles(site)).has(entry)).toBe(true)
  })

  it('that cannot be made goes with what was taken down, and holds up no edit of another book', async () => {
    const real = createPatientService()
    const patience: number[] = []
    let isBroken = false
    const service: PagefindService = {
      ...real,
      index: (lists, options) => {
        patience.push(options.patienceMs)
        return isBroken ? Promise.reject(new Error('killed')) : real.index(lists, options)
      },
    }
    const site = await open({ content: smallSnapshot(), service })
    await site.publish()
    const [first, second] = smallSnapshot().books
    if (first === undefined || second === undefined) throw new Error('The fixture has no two books.')
    const entry = `ja/books/${first.slug}/search/pagefind-entry.json`
    expect([(await indexFiles(site)).has(entry), new Set(patience)]).toEqual([
      true,
      new Set([15_000, 10_000]),
    ])

    isBroken = true
    patience.length = 0
    const [removed] = smallSnapshot().errata
    const takedown = site.cms.publish(
      (content) => {
        content.errata.shift()
        for (const erratum of content.errata) erratum.relatedTo = []
      },
      { operation: 'unpublish' },
    )
    const without = await site.publish([
      rowOf({ id: takedown, operation: 'unpublish', document: removed?.id ?? null, books: [first.id] }),
    ])
    expect([without.report.outcome, without.report.changes]).toEqual(['live', [takedown]])
    expect([(await indexFiles(site)).has(entry), patience]).toEqual([false, [2_000]])

    patience.length = 0
    const edit = site.cms.publish(
      ({ books }) => void Object.assign(books[1] ?? {}, { publisher: { ja: '別の出版社', en: null } }),
      {
        books: [second.id],
      },
    )
    const edited = await site.publish([rowOf({ id: edit, operation: 'update', books: [second.id] })])
    expect([edited.report.changes, edited.passes, patience]).toEqual([[edit], true, [10_000]])

    isBroken = false
    patience.length = 0
    const again = site.cms.publish(
      ({ books }) => void Object.assign(books[1] ?? {}, { series: { ja: '叢書', en: null } }),
      {
        books: [second.id],
      },
    )
    const lacking = await site.publish([rowOf({ id: again, operation: 'update', books: [second.id] })])
    expect([lacking.report.changes, lacking.passes, patience]).toEqual([[again], true, []])
    expect((await site.publish()).passes).toBe(false)
    expect((await indexFiles(site)).has(entry)).toBe(true)
  })
})

function rowOf(row: Pick<SiteChange, 'id' | 'operation' | 'books'> & Partial<SiteChange>): SiteChange {
  return { collection: 'errata', document: null, createdAt: '2026-04-01T00:00:00.000Z', ...row }
}

// A wrapper notes the process, so that it can be killed.
describe.skipIf(process.platform === 'win32')('Pagefind’s process', () => {
  const variable = 'PAGEFIND_EXTENDED_BINARY_PATH'
  let dir: string
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'okuzuke-pagefind-'))
  })
  afterEach(() => {
    delete process.env[variable]
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  const records = [{ url: '/x', content: 'word' }]

  const options = { patienceMs: 10_000 }
  const writeProgram = (name: string, lines: string): string => {
    const path = join(dir, name)
    writeFileSync(path, `#!/bin/sh\n${lines}\n`)
    chmodSync(path, 0o755)
    return path
  }

  it('is started anew where it was killed', async () => {
    const require = createRequire(import.meta.url)
    const binary = require.resolve(`@pagefind/${process.platform}-${process.arch}/bin/pagefind_extended`)
    const noted = join(dir, 'pid')
    process.env[variable] = writeProgram('wrapper', `echo $$ >'${noted}'\nexec '${binary}' "$@"`)
    const service = createPagefindService({ idleMs: 60_000 })
    const before = await service.index([records], options)
    const pid = Number(readFileSync(noted, 'utf8'))
    process.kill(pid, 'SIGKILL')
    await until(() => !isRunning(pid))
    expect(await service.index([records], options)).toEqual(before)
    expect(Number(readFileSync(noted, 'utf8'))).not.toBe(pid)
    await service.close()
  })

  it('is ended where it hangs, and left alone for a while', async () => {
    const noted = join(dir, 'pid of a program that hangs')
    process.env[variable] = writeProgram('hanging', `echo $$ >'${noted}'\nexec sleep 600`)
    const service = createPagefindService({ restMs: 600_000 })
    await expect(service.index([records], { patienceMs: 1_500 })).rejects.toThrow(
      'Pagefind gave no answer within 1.5 s.',
    )
    const pid = Number(readFileSync(noted, 'utf8'))
    await until(() => !isRunning(pid))
    delete process.env[variable]
    await expect(service.index([records], options)).rejects.toThrow(
      'Pagefind failed a short while ago, and is left alone for now.',
    )
    await service.close()
  })

  it('is asked again when it was left alone', async () => {
    process.env[variable] = '/bin/false'
    const service = createPagefindService({ restMs: 0 })
    await expect(service.index([records], { patienceMs: 500 })).rejects.toThrow(/Pagefind/)
    delete process.env[variable]
    expect(await service.index([records], options)).not.toEqual([[]])
    await service.close()
  })

  it.each([
    ['is not there', () => join(dir, 'nothing')],
    ['ends at once', () => '/bin/false'],
  ])('throws where it %s', async (_how, path) => {
    process.env[variable] = path()
    const service = createPagefindService()
    await expect(service.index([records], { patienceMs: 2_000 })).rejects.toThrow(/Pagefind|backend/i)
    await service.close()
  })
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if (hasErrorCode(error, 'ESRCH')) return false
    throw error
  }
}
