import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildRelease, type SiteToRelease } from '../../../../site/publisher/release/buildRelease.ts'
import { buildTree } from '../../../../site/publisher/release/buildTree.ts'
import { carryOverLimits } from '../../../../site/publisher/release/carryOverAssets.ts'
import { listReleasedFiles } from '../../../../site/publisher/release/listReleasedFiles.ts'
import { readCurrent, type Tree } from '../../../../site/publisher/release/releaseManifest.ts'
import { switchRelease } from '../../../../site/publisher/release/switchRelease.ts'
import { filesBelow, findDamage, readLiveFile } from '../../../helpers/liveSite.ts'
import { makeLive, readLiveManifest } from '../../../helpers/makeLive.ts'
import { sha256 } from '../../../../system/sha256.ts'

let siteDir: string
let workDir: string
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'okuzuke-release-'))
  workDir = join(siteDir, 'building/000001')
  mkdirSync(workDir, { recursive: true })
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

type Files = Record<string, string>
const shared: Files = { 'index.html': 'front', '404.html': 'not found', 'ja/index.html': 'ja' }
const book = (slug: string, text = slug): Files => ({
  [`ja/books/${slug}/index.html`]: `ja ${text}`,
  [`en/books/${slug}/index.html`]: `en ${text}`,
})
const toSources = (files: Files) => Object.entries(files).map(([path, content]) => ({ path, content }))
const treeOf = (files: Files): Promise<Tree> => buildTree({ siteDir, workDir, sources: toSources(files) })
const build = async (site: Partial<SiteToRelease>, damaged?: ReadonlySet<string>) =>
  buildRelease({
    siteDir,
    workDir,
    site: { files: toSources(shared), assets: [], trees: [], redirects: [], pages: 1, ...site },
    live: await readLiveManifest(siteDir),
    damaged,
  })
const releaseOf = async (site: Partial<SiteToRelease>, damaged?: ReadonlySet<string>): Promise<string> => {
  const built = await build(site, damaged)
  if (built === null) throw new Error('Nothing was built.')
  await switchRelease({ siteDir, workDir, built })
  return built.manifest.id
}
const inode = (id: string, path: string) => statSync(join(siteDir, 'releases', id, path)).ino
const inodeOfLink = (id: string, path: string) => lstatSync(join(siteDir, 'releases', id, path)).ino

describe('a release', () => {
  it.skipIf(process.platform !== 'linux')(
    'shares the links into trees that stayed, and no others',
    async () => {
      const [a, b] = [await treeOf(book('a')), await treeOf(book('b'))]
      const first = await releaseOf({ trees: [a, b] })
      const changed = await treeOf(book('b', 'changed'))
      const second = await releaseOf({ trees: [a, changed] })
      expect(inodeOfLink(second, 'ja/books/a')).toBe(inodeOfLink(first, 'ja/books/a'))
      expect(readlinkSync(join(siteDir, 'current/ja/books/b'))).toContain(changed.id)

      // What somebody changed by hand is not carried on.
      const link = join(siteDir, 'releases', second, 'ja/books/a')
      rmSync(link)
      symlinkSync('../../elsewhere', link)
      await releaseOf({ trees: [a, b] })
      expect(readlinkSync(join(siteDir, 'current/ja/books/a'))).toContain(a.id)
      expect(await findDamage(siteDir)).toEqual([])
    },
  )

  it('is its own files, and relative links into the trees of the books', async () => {
    const assets = { 'assets/site.1.css': 'css' }
    const id = await makeLive(
      siteDir,
      { ...shared, ...book('x'), ...assets },
      { uploads: { 'media/1/a.png': 'a' } },
    )
    const [tree] = readdirSync(join(siteDir, 'trees'))
    expect(id).toMatch(/^000001-[0-9a-f]{8}$/)
    expect(await readCurrent(siteDir)).toBe(id)
    expect(filesBelow(join(siteDir, 'releases', id))).toEqual([
      '.release.json',
      '.release.json.copy',
      '404.html',
      'assets',
      'en/books/x',
      'index.html',
      'ja/books/x',
      'ja/index.html',
      'media/1',
    ])
    const links = ['ja/books/x', 'media/1', 'assets'].map((path) =>
      readlinkSync(join(siteDir, 'current', path)),
    )
    expect(links).toEqual([
      `../../../../trees/${tree}/ja/books/x`,
      `../../../trees/${tree}/media/1`,
      '../../assets',
    ])
    expect(filesBelow(join(siteDir, 'trees'))).toEqual(
      [
        ...[
          '.tree.json',
          '.tree.json.copy',
          'en/books/x/index.html',
          'ja/books/x/index.html',
          'media/1/a.png',
        ],
      ].map((path) => `${tree}/${path}`),
    )
    expect(filesBelow(join(siteDir, 'assets'))).toEqual(['site.1.css'])
    expect(await findDamage(siteDir)).toEqual([])
    expect(readdirSync(workDir)).toEqual([])
  })

  it('is not made again of the same bytes, in whatever order they come', async () => {
    const trees = [await treeOf(book('x')), await treeOf(book('y'))]
    await releaseOf({ trees })
    expect(await build({ trees: trees.reverse(), files: toSources(shared).reverse() })).toBe(null)
    expect(readdirSync(workDir)).toEqual([])
  })

  it('is another one where a book, an address or a redirect differs', async () => {
    const trees = [await treeOf(book('x'))]
    await releaseOf({ trees })
    const differences: Partial<SiteToRelease>[] = [
      { trees: [await treeOf(book('x', 'changed'))] },
      { trees: [] },
      { trees, redirects: [{ from: 'ja/books/y/', to: 'ja/books/x/' }] },
      { trees, files: toSources({ ...shared, 'a.txt': 'a' }) },
    ]
    for (const site of differences) {
      expect(await build(site)).not.toBe(null)
      for (const name of readdirSync(workDir)) rmSync(join(workDir, name), { recursive: true })
    }
  })

  it('shares the files that did not change with the one before', async () => {
    const first = await releaseOf({ files: toSources({ ...shared, 'a.txt': 'same', 'b.txt': 'old' }) })
    const second = await releaseOf({ files: toSources({ ...shared, 'a.txt': 'same', 'b.txt': 'new' }) })
    expect(inode(second, 'a.txt')).toBe(inode(first, 'a.txt'))
    expect(inode(second, 'b.txt')).not.toBe(inode(first, 'b.txt'))
    expect(readFileSync(join(siteDir, 'releases', first, 'b.txt'), 'utf8')).toBe('old')
  })

  it('is made anew where something of the live one is damaged, with the damaged file written again', async () => {
    const first = await releaseOf({})
    const second = await releaseOf({}, new Set(['index.html']))
    expect(second).toBe(first.replace('000001', '000002'))
    expect(inode(second, 'index.html')).not.toBe(inode(first, 'index.html'))
    expect(inode(second, 'ja/index.html')).toBe(inode(first, 'ja/index.html'))
  })

  it('writes a shared file that the live release lost', async () => {
    const first = await releaseOf({})
    rmSync(join(siteDir, 'releases', first, 'index.html'))
    await releaseOf({ files: toSources({ ...shared, 'a.txt': 'new' }) })
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('links a shared file that was rendered for an earlier release', async () => {
    const first = await releaseOf({})
    const from = join(siteDir, 'releases', first, 'index.html')
    const index = { path: 'index.html', from, sha256: sha256('front'), bytes: 5 }
    const second = await releaseOf({ files: [...toSources({ 'a.txt': 'new' }), index] })
    expect(inode(second, 'index.html')).toBe(inode(first, 'index.html'))
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('is the same release, in whatever order the books come whose former addresses lead on', async () => {
    const redirects = [
      { from: 'en/books/old/', to: 'en/books/new/' },
      { from: 'ja/books/former/', to: 'ja/books/other/' },
      { from: 'ja/books/old/', to: 'ja/books/new/' },
    ]
    await releaseOf({ files: toSources(shared), redirects: redirects.toReversed() })
    expect((await readLiveManifest(siteDir))?.redirects).toEqual(redirects)
    expect(await build({ files: toSources(shared), redirects })).toBeNull()
  })

  it('names each redirect by an empty file, for nginx', async () => {
    const redirects = [{ from: 'ja/books/old/', to: 'ja/books/new/' }]
    const first = await releaseOf({ files: toSources({ ...shared, 'a.txt': '1' }), redirects })
    const second = await releaseOf({ files: toSources({ ...shared, 'a.txt': '2' }), redirects })
    const path = '.former/ja/books/old/to/ja+books+new'
    expect(inode(second, path)).toBe(inode(first, path))
    expect((await readLiveManifest(siteDir))?.redirects).toEqual(redirects)
    expect(await findDamage(siteDir)).toEqual([])
  })

  it.each(['../out.txt', '/etc/x', 'a//b', '.hidden', 'a/.b/c', 'a\\b', 'c:x', 'a/../b', 'nul\u0000l', ''])(
    'refuses the path %j',
    async (path) => {
      await expect(build({ files: toSources({ ...shared, [path]: 'x' }) })).rejects.toThrow(
        `The site has a file with an unusable path: ${JSON.stringify(path)}.`,
      )
      expect(readdirSync(workDir)).toEqual([])
    },
  )

  it('refuses two files at one path', async () => {
    const files = [...toSources(shared), { path: 'index.html', content: 'other' }]
    await expect(build({ files })).rejects.toThrow('The site has two files at one path: index.html.')
    const inBook = toSources({ 'ja/books/x/feed.xml': '' })
    await expect(build({ files: inBook, trees: [await treeOf(book('x'))] })).rejects.toThrow(
      'The shared file ja/books/x/feed.xml is in the folder of a book.',
    )
    await expect(build({ files: toSources({ 'assets/a.1.css': '' }) })).rejects.toThrow(
      "This is an asset, and no file of the release's own: assets/a.1.css.",
    )
  })

  it('asks for an asset that is not stored', async () => {
    const assets = [{ path: 'assets/gone.1.css', sha256: sha256(''), bytes: 0 }]
    await expect(build({ assets })).rejects.toThrow(
      'Files of an earlier build are missing or damaged on the disk: assets/gone.1.css.',
    )
  })

  it('lists all its files, with where they are', async () => {
    await makeLive(siteDir, { ...shared, ...book('x'), 'assets/a.1.css': 'a' })
    const manifest = await readLiveManifest(siteDir)
    if (manifest === null) throw new Error('Nothing is live.')
    const listed: [string, string, boolean][] = []
    for await (const { path, file, sha256: sum, bytes } of listReleasedFiles(siteDir, manifest)) {
      const content = readFileSync(file)
      listed.push([path, file.slice(siteDir.length + 1), sum === sha256(content) && bytes === content.length])
    }
    const tree = manifest.mounts[0]?.tree
    expect(listed).toEqual([
      ['404.html', `releases/${manifest.id}/404.html`, true],
      ['assets/a.1.css', 'assets/a.1.css', true],
      ['index.html', `releases/${manifest.id}/index.html`, true],
      ['ja/index.html', `releases/${manifest.id}/ja/index.html`, true],
      ['en/books/x/index.html', `trees/${tree}/en/books/x/index.html`, true],
      ['ja/books/x/index.html', `trees/${tree}/ja/books/x/index.html`, true],
    ])
  })
})

describe('the folders of a release that are links', () => {
  it('are one of several trees, where these hold the same upload', async () => {
    const upload = { 'media/1/a.png': 'a' }
    const trees = [await treeOf({ ...book('x'), ...upload }), await treeOf({ ...book('y'), ...upload })]
    await releaseOf({ trees })
    const smaller = trees.map(({ id }) => id).sort()[0]
    const mounts = (await readLiveManifest(siteDir))?.mounts.filter(({ path }) => path === 'media/1')
    expect(mounts).toEqual([{ path: 'media/1', tree: smaller }])
    expect(await build({ trees: trees.reverse() })).toBe(null)
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('are none where two books have one upload under two names: then its files are the release’s own', async () => {
    const trees = [
      await treeOf({ ...book('x'), 'media/1/a.png': 'a' }),
      await treeOf({ ...book('y'), 'media/1/b.png': 'a' }),
    ]
    await releaseOf({ trees, files: toSources({ ...shared, 'media/1/b.png': 'a', 'media/1/c.png': 'a' }) })
    const manifest = await readLiveManifest(siteDir)
    expect(manifest?.mounts.filter(({ path }) => path.startsWith('media/'))).toEqual([])
    expect(['a', 'b', 'c'].map((name) => readLiveFile(siteDir, `media/1/${name}.png`))).toEqual([
      'a',
      'a',
      'a',
    ])
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('belong to the book that has the address at present, where an earlier tree of another has it, too', async () => {
    const earlier = await treeOf({ ...book('x'), ...book('y', 'leads on to x') })
    const present = await treeOf(book('y'))
    const trees = [earlier, present]
    const ids = trees
      .map(({ id }) => id)
      .sort()
      .join(' and ')
    await expect(build({ trees })).rejects.toThrow(
      `Two books have pages at en/books/y/: those of the trees ${ids}. Give one of them another address.`,
    )
    await releaseOf({
      trees,
      presentTrees: new Map([
        ['x', earlier.id],
        ['y', present.id],
      ]),
    })
    expect(['x', 'y'].map((slug) => readLiveFile(siteDir, `ja/books/${slug}/index.html`))).toEqual([
      'ja x',
      'ja y',
    ])
    expect(await findDamage(siteDir)).toEqual([])
  })
})

describe('assets of earlier releases', () => {
  it('stay for pages that were loaded before the switch, and uploads do not', async () => {
    await makeLive(siteDir, { ...shared, 'assets/a.1.css': 'old', 'media/1/x.pdf': 'taken back' })
    await makeLive(siteDir, { ...shared, 'assets/a.2.css': 'new' })
    expect(readLiveFile(siteDir, 'assets/a.1.css')).toBe('old')
    expect(readdirSync(join(siteDir, 'current'))).not.toContain('media')
    expect((await readLiveManifest(siteDir))?.files.map(({ path, age }) => [path, age])).toEqual(
      expect.arrayContaining([
        ['assets/a.1.css', 1],
        ['assets/a.2.css', 0],
      ]),
    )
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('go after some releases', async () => {
    const paths = async () => (await readLiveManifest(siteDir))?.files.map(({ path }) => path)
    await makeLive(siteDir, { ...shared, 'assets/a.1.css': 'old' })
    for (let index = 0; index < carryOverLimits.releases; index += 1) {
      await makeLive(siteDir, { ...shared, 'a.txt': String(index) })
      expect(await paths()).toContain('assets/a.1.css')
    }
    await makeLive(siteDir, { ...shared, 'a.txt': 'last' })
    expect(await paths()).not.toContain('assets/a.1.css')
  })

  it('do not make one site differ from another', async () => {
    await makeLive(siteDir, { ...shared, 'assets/a.1.css': 'old' })
    const id = await makeLive(siteDir, shared)
    expect(await makeLive(siteDir, shared)).toBe(id)
  })
})
