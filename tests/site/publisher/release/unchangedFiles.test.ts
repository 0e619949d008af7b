import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../../../system/settings.ts'
import { hasStrace, hasTraceEnded, readDiskTrace, traceInto, type Act } from '../../../helpers/diskTrace.ts'
import { findDamage } from '../../../helpers/liveSite.ts'
import { until } from '../../../helpers/until.ts'

if (!hasStrace) console.log('strace is not here: what a release of one changed book touches is not traced.')

describe.skipIf(!hasStrace)('a release of 200 books of which one changed', () => {
  let place: string
  let siteDir: string
  let acts: Act[]
  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'okuzuke-unchanged-'))
    siteDir = join(place, 'site')
    const trace = join(place, 'trace')
    const [command = '', ...args] = traceInto(trace)
    const program = [
      process.execPath,
      '--import',
      'tsx',
      join(repositoryRoot, 'tests/helpers/publishBooks.ts'),
    ]
    const env = { ...process.env, SITE_DIR: siteDir, BOOKS: '200' }
    const { status, stderr } = spawnSync(command, [...args, ...program], {
      cwd: repositoryRoot,
      env,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    await until(() => hasTraceEnded(readFileSync(trace, 'utf8')))
    const all = readDiskTrace(readFileSync(trace, 'utf8'), siteDir)
    acts = all.slice(all.findIndex(({ call, path }) => call === 'access' && path === 'second'))
  }, 120_000)
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  const touched = (...calls: string[]) =>
    [
      ...new Set(
        acts
          .filter(({ call }) => calls.includes(call))
          .map(({ path }) =>
            path
              .replace(/[0-9a-f]{32}/, 'TREE')
              .replace(/tree-[^/]+/, 'tree')
              .replace(/-[0-9a-f]{8}/, ''),
          ),
      ),
    ].sort()

  it('opens and writes the files that are new, and no other one', () => {
    const files = touched('openat', 'write').filter((path) => /\.[a-z]+$/.test(path))
    expect(files).toEqual([
      'building/000001/000002/.release.json',
      'building/000001/000002/.release.json.copy',
      'building/000001/tree/TREE/.tree.json',
      'building/000001/tree/TREE/.tree.json.copy',
      'building/000001/tree/TREE/ja/books/book-0/errata/index.html',
      // What they need is asked of releases that stay, after the switch.
      'releases/000001/.release.json.copy',
      'releases/000002/.release.json.copy',
    ])
  })

  it('syncs these, the new folders, and those that hold their names', () => {
    const inTree = ['', '/en', '/ja'].flatMap((locale) =>
      locale === ''
        ? ['']
        : [
            locale,
            `${locale}/books`,
            ...['', '/contents', '/errata'].map((page) => `${locale}/books/book-0${page}`),
          ],
    )
    expect(touched('fsync')).toEqual(
      [
        '',
        'releases',
        'trees',
        ...['', '/.release.json', '/.release.json.copy', '/en', '/en/books', '/ja', '/ja/books'].map(
          (path) => `building/000001/000002${path}`,
        ),
        ...[...inTree, '/.tree.json', '/.tree.json.copy', '/ja/books/book-0/errata/index.html'].map(
          (path) => `building/000001/tree/TREE${path}`,
        ),
      ].sort(),
    )
  })

  it('links the other files of the book, the shared ones, and each folder of a book', () => {
    // Of the folders those of the other books, and the assets.
    expect(acts.filter(({ call }) => call === 'link')).toHaveLength(7 + 4 + 2 * 199 + 1)
    // Two languages of the book, and `current`.
    expect(acts.filter(({ call }) => call === 'symlink')).toHaveLength(2 + 1)
  })

  it('is whole', async () => {
    expect(await findDamage(siteDir)).toEqual([])
  })
})
