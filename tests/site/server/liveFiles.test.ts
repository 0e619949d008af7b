import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLiveFiles, openServed } from '../../../site/server/liveFiles.ts'
import { createTreeLists } from '../../../site/server/treeLists.ts'
import { makeLive, readLiveManifest } from '../../helpers/makeLive.ts'

let siteDir: string
beforeEach(() => {
  siteDir = realpathSync(mkdtempSync(join(tmpdir(), 'okuzuke-served-')))
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

const files = {
  'index.html': 'front',
  'ja/index.html': 'ja',
  'ja/books/x/index.html': 'x',
  'ja/books/x/news/a/index.html': 'news',
  'ja/books/y/index.html': 'y',
  'assets/a.1.css': 'css',
}
const uploads = { 'media/1/a.png': 'a' }
const treeAt = async (path: string) =>
  (await readLiveManifest(siteDir))?.mounts.find((mount) => mount.path === path)?.tree ?? ''

/** The text that the server gives for a path; null: it is on no list; `refused`: it is not opened. */
async function read(path: string, live = createLiveFiles(siteDir)): Promise<string | null> {
  const release = await live.current()
  const served = release === null ? null : await live.find(release, path)
  if (served === null) return null
  const handle = await openServed(served)
  if (handle === null) return 'refused'
  try {
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

describe('the files of a release', () => {
  it('are its own, those of its trees, and the assets on its list', async () => {
    await makeLive(siteDir, files, { uploads })
    for (const [path, text] of Object.entries({ ...files, ...uploads })) expect(await read(path)).toBe(text)
    writeFileSync(join(siteDir, 'assets/b.1.css'), 'of another release')
    writeFileSync(join(siteDir, 'current/ja/books/x/unlisted.html'), 'on no list')
    for (const path of [
      ...['assets/b.1.css', 'ja/books/x/unlisted.html', 'ja/books/x', 'ja/books/x/', 'ja/books/x/.tree.json'],
      ...['ja/books', 'ja/books/', 'ja/books/z/index.html', 'media/1/b.png', 'media/2/a.png', ''],
      ...['ja/books/x/index.html/', `ja/books/${'x/'.repeat(3000)}`],
    ])
      expect([path, await read(path)]).toEqual([path, null])
  })

  it('are refused where a link leads elsewhere, or a file was replaced by a link', async () => {
    await makeLive(siteDir, files, { uploads })
    const current = join(siteDir, 'current')
    const elsewhere = join(siteDir, 'elsewhere')
    mkdirSync(elsewhere)
    for (const name of ['index.html', 'a.1.css', 'a.png']) writeFileSync(join(elsewhere, name), 'secret')
    const replace = (path: string, target: string) => {
      rmSync(join(current, path))
      symlinkSync(target, join(current, path))
    }
    replace('ja/books/y', elsewhere)
    replace('media/1', elsewhere)
    replace('assets', elsewhere)
    // The folder of the same book in another tree is no better: its list is another one.
    replace('ja/books/x', join(siteDir, 'trees', await treeAt('ja/books/y'), 'ja/books/y'))
    replace('ja/index.html', join(elsewhere, 'index.html'))
    for (const path of ['ja/books/y/index.html', 'media/1/a.png', 'assets/a.1.css', 'ja/books/x/index.html'])
      expect([path, await read(path)]).toEqual([path, 'refused'])
    expect(await read('ja/index.html')).toBe('refused')
    expect(await read('index.html')).toBe('front')
  })

  it('are refused where a file or folder of a tree was replaced by a link', async () => {
    await makeLive(siteDir, files)
    const tree = join(siteDir, 'trees', await treeAt('ja/books/x'), 'ja/books/x')
    writeFileSync(join(siteDir, 'secret.txt'), 'secret')
    rmSync(join(tree, 'index.html'))
    symlinkSync(join(siteDir, 'secret.txt'), join(tree, 'index.html'))
    renameSync(join(tree, 'news'), join(siteDir, 'moved'))
    symlinkSync(join(siteDir, 'moved'), join(tree, 'news'))
    expect(await read('ja/books/x/index.html')).toBe('refused')
    expect(await read('ja/books/x/news/a/index.html')).toBe('refused')
  })

  it('are found although the list of another book is lost', async () => {
    await makeLive(siteDir, files)
    const list = join(siteDir, 'trees', await treeAt('ja/books/x'), '.tree.json')
    for (const file of [list, `${list}.copy`]) rmSync(file)
    const live = createLiveFiles(siteDir)
    await expect(read('ja/books/x/index.html', live)).rejects.toThrow(
      `The list of files ${list} is missing or damaged`,
    )
    expect(await read('ja/books/y/index.html', live)).toBe('y')
  })

  it('stay found by those who hold the earlier release', async () => {
    await makeLive(siteDir, files)
    const live = createLiveFiles(siteDir)
    const before = await live.current()
    await makeLive(siteDir, { ...files, 'ja/books/x/index.html': 'new' })
    const served = before === null ? null : await live.find(before, 'ja/books/x/index.html')
    const handle = served === null ? null : await openServed(served)
    expect(await handle?.readFile('utf8')).toBe('x')
    await handle?.close()
    expect(await read('ja/books/x/index.html', live)).toBe('new')
  })
})

describe('the lists of trees', () => {
  it('are read once, over releases, and those that were asked for longest ago are forgotten', async () => {
    await makeLive(siteDir, files)
    const [x, y] = [await treeAt('ja/books/x'), await treeAt('ja/books/y')]
    const lists = createTreeLists({ maxFiles: 2 })
    const first = await lists.read(siteDir, x)
    expect([...first.keys()]).toEqual(['ja/books/x/index.html', 'ja/books/x/news/a/index.html'])
    expect(await lists.read(siteDir, x)).toBe(first)
    await lists.read(siteDir, y)
    rmSync(join(siteDir, 'trees'), { recursive: true })
    expect((await lists.read(siteDir, y)).size).toBe(1)
    await expect(lists.read(siteDir, x)).rejects.toThrow('is missing or damaged')
  })
})
