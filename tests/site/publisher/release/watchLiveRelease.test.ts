import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Damage } from '../../../../site/publisher/release/findDamage.ts'
import { checkLiveRelease } from '../../../../site/publisher/release/checkLiveRelease.ts'
import { watchLiveRelease } from '../../../../site/publisher/release/watchLiveRelease.ts'
import { makeLive, readLiveManifest } from '../../../helpers/makeLive.ts'
import { noteEachTest, triedOften } from '../../../helpers/tries.ts'

let siteDir: string
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'okuzuke-damage-'))
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

const files = {
  'index.html': 'front',
  'ja/index.html': 'ja',
  'ja/books/x/index.html': 'x',
  'ja/books/x/errata/index.html': 'x'.repeat(300_000),
  'ja/books/y/index.html': 'y',
  'assets/a.1.css': 'css',
}
const redirects = [{ from: 'ja/books/old/', to: 'ja/books/x/' }]
const makeSite = () => makeLive(siteDir, files, { redirects })
const treeAt = async (path: string) =>
  (await readLiveManifest(siteDir))?.mounts.find((mount) => mount.path === path)?.tree ?? ''

/** What a whole round finds. */
async function findDamage(): Promise<Damage[]> {
  const damage: Damage[] = []
  const onDamage = (one: Damage) => void damage.push(one)
  const { signal } = new AbortController()
  await checkLiveRelease({ siteDir, signal, onDamage, bytesPerSecond: 1e9 })
  return damage
}

describe('the check of the live site’s bytes (F16)', triedOften({ tests: 9 }), () => {
  noteEachTest({ id: 'F16', what: 'changed, lost and replaced files of the live site' })
  it('finds nothing where all is as it was published, and where nothing is', async () => {
    expect(await findDamage()).toEqual([])
    await makeSite()
    expect(await findDamage()).toEqual([])
  })

  it('names the tree of a book with a changed, a lost or a replaced file', async () => {
    await makeSite()
    const tree = await treeAt('ja/books/x')
    const page = join(siteDir, 'trees', tree, 'ja/books/x/errata/index.html')
    writeFileSync(page, `${'x'.repeat(299_999)}y`)
    expect(await findDamage()).toEqual([{ tree, problem: `${page} holds other bytes than were published.` }])
    unlinkSync(page)
    expect(await findDamage()).toEqual([
      {
        tree,
        problem: `${page} cannot be read (ENOENT: no such file or directory, lstat '${page}').`,
      },
    ])
    symlinkSync('/etc/passwd', page)
    expect(await findDamage()).toEqual([{ tree, problem: `${page} is no file any more.` }])
  })

  it('names a tree that is gone, or whose list is', async () => {
    await makeSite()
    const [x, y] = [await treeAt('ja/books/x'), await treeAt('ja/books/y')]
    const listOf = (tree: string) => join(siteDir, 'trees', tree, '.tree.json')
    rmSync(join(siteDir, 'trees', x), { recursive: true })
    writeFileSync(listOf(y), '{}')
    const damage = await findDamage()
    expect(damage).toHaveLength(2)
    expect(damage).toEqual(
      expect.arrayContaining([
        { tree: x, problem: expect.stringContaining(`The list of files ${listOf(x)} is missing or damaged`) },
        { tree: y, problem: expect.stringContaining(`The list of files ${listOf(y)} is missing or damaged`) },
      ]),
    )
  })

  it('names shared files, assets, links and the marks of redirects by their paths', async () => {
    const id = await makeSite()
    const release = join(siteDir, 'releases', id)
    const target = `../../../../trees/${await treeAt('ja/books/y')}/ja/books/y`
    writeFileSync(join(release, 'ja/index.html'), 'jb')
    writeFileSync(join(siteDir, 'assets/a.1.css'), 'longer')
    unlinkSync(join(release, 'ja/books/y'))
    symlinkSync('/etc', join(release, 'ja/books/y'))
    unlinkSync(join(release, 'assets'))
    mkdirSync(join(release, 'assets'))
    unlinkSync(join(release, '.former/ja/books/old/to/ja+books+x'))
    expect(await findDamage()).toEqual([
      { path: 'ja/books/y', problem: `${release}/ja/books/y is no link to ${target} any more.` },
      { path: 'assets', problem: `${release}/assets is no link to ../../assets any more.` },
      {
        path: '.former/ja/books/old/to/ja+books+x',
        problem: expect.stringMatching(/^\/.+\/ja\+books\+x cannot be read \(ENOENT: .+\)\.$/),
      },
      { path: 'assets/a.1.css', problem: `${siteDir}/assets/a.1.css holds other bytes than were published.` },
      { path: 'ja/index.html', problem: `${release}/ja/index.html holds other bytes than were published.` },
    ])
  })

  it('says that the list of the release itself is damaged', async () => {
    const id = await makeSite()
    const list = join(siteDir, 'releases', id, '.release.json')
    writeFileSync(list, '{}')
    expect(await findDamage()).toEqual([
      {
        path: '.release.json',
        problem: expect.stringContaining(`The list of files ${list} is missing or damaged`),
      },
    ])
  })

  it('goes on with the release that becomes live meanwhile, whose damage alone it names', async () => {
    await makeSite()
    const stop = new AbortController()
    const old = await treeAt('ja/books/x')
    for (const book of ['x', 'y'])
      writeFileSync(
        join(siteDir, 'trees', await treeAt(`ja/books/${book}`), `ja/books/${book}/index.html`),
        'z',
      )
    writeFileSync(join(siteDir, 'current/index.html'), 'tnorf')
    const damage: Damage[] = []
    const onDamage = async (one: Damage) => {
      damage.push(one)
      if (damage.length > 1) return
      await makeLive(siteDir, { ...files, 'ja/books/x/index.html': 'changed' }, { redirects })
      rmSync(join(siteDir, 'trees', old), { recursive: true })
    }
    await checkLiveRelease({ siteDir, signal: stop.signal, onDamage, bytesPerSecond: 1e9 })
    expect(damage.map((one) => ('tree' in one ? one.tree : one.path))).toEqual([
      'index.html',
      await treeAt('ja/books/y'),
    ])
  })

  it('reads no faster than it may, and ends when it is stopped', async () => {
    await makeSite()
    rmSync(join(siteDir, 'trees', await treeAt('ja/books/x')), { recursive: true })
    rmSync(join(siteDir, 'trees', await treeAt('ja/books/y')), { recursive: true })
    const damage: Damage[] = []
    const stop = new AbortController()
    // A byte in a minute: after its first file it waits.
    const watching = watchLiveRelease({
      siteDir,
      signal: stop.signal,
      log: () => undefined,
      onDamage: (one) => void damage.push(one),
      bytesPerSecond: 1 / 60,
    })
    setTimeout(() => stop.abort(), 100)
    await watching
    expect(damage).toEqual([])
  })

  it('begins again after a rest', async () => {
    await makeSite()
    const tree = await treeAt('ja/books/x')
    rmSync(join(siteDir, 'trees', tree), { recursive: true })
    const trees: string[] = []
    const stop = new AbortController()
    await watchLiveRelease({
      siteDir,
      signal: stop.signal,
      log: () => undefined,
      onDamage: (one) => {
        if ('tree' in one && trees.push(one.tree) === 3) stop.abort()
      },
      bytesPerSecond: 1e9,
      restMs: 1,
    })
    expect(trees).toEqual([tree, tree, tree])
  })

  it('says why a round could not be made, and goes on', async () => {
    await makeSite()
    writeFileSync(join(siteDir, 'current/index.html'), 'tnorf')
    const lines: string[] = []
    const stop = new AbortController()
    await watchLiveRelease({
      siteDir,
      signal: stop.signal,
      log: (line) => lines.push(line) === 2 && stop.abort(),
      onDamage: () => {
        throw new Error('it cannot be told')
      },
      bytesPerSecond: 1e9,
      restMs: 1,
    })
    const line = 'The files of the live site could not be checked: it cannot be told'
    expect(lines).toEqual([line, line])
  })
})
