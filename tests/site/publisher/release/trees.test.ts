import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildTree } from '../../../../site/publisher/release/buildTree.ts'
import { MissingFilesError } from '../../../../site/publisher/release/missingFilesError.ts'
import { listTrees, placeInTree, readTree } from '../../../../site/publisher/release/releaseManifest.ts'
import type { Source } from '../../../../site/publisher/release/sources.ts'
import { storeAssets } from '../../../../site/publisher/release/storeAssets.ts'
import { sha256 } from '../../../../system/sha256.ts'

let siteDir: string
let workDir: string
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'okuzuke-trees-'))
  workDir = join(siteDir, 'building/000001')
  mkdirSync(workDir, { recursive: true })
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

const page = 'ja/books/x/index.html'
const upload = 'media/1/a.png'
const build = (sources: Source[], damaged?: ReadonlySet<string>) =>
  buildTree({ siteDir, workDir, sources, damaged })
const inTree = (id: string, path: string) => join(siteDir, placeInTree(id, path))
const linked = (path: string, from: string, content: string): Source => ({
  path,
  from,
  sha256: sha256(content),
  bytes: Buffer.byteLength(content),
})

describe('a tree', () => {
  it('holds the files of a book and their list, and is named for them', async () => {
    const tree = await build([
      { path: upload, content: new Uint8Array([1, 2]) },
      { path: page, content: '本' },
    ])
    expect(tree).toEqual({
      version: 1,
      id: tree.digest.slice(0, 32),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      files: [
        { path: page, sha256: sha256('本'), bytes: 3 },
        { path: upload, sha256: sha256(new Uint8Array([1, 2])), bytes: 2 },
      ],
    })
    expect(await listTrees(siteDir)).toEqual([tree.id])
    expect(await readTree(siteDir, tree.id)).toEqual(tree)
    expect(readFileSync(inTree(tree.id, page), 'utf8')).toBe('本')
    expect(readdirSync(workDir)).toEqual([])
  })

  it('of the same bytes is one folder, and is not written again', async () => {
    const first = await build([{ path: page, content: 'x' }])
    const { ino } = statSync(inTree(first.id, page))
    const second = await build([linked(page, inTree(first.id, page), 'x')])
    expect(second).toEqual(first)
    expect(await listTrees(siteDir)).toEqual([first.id])
    expect(statSync(inTree(first.id, page)).ino).toBe(ino)
  })

  it('shares the files that did not change with the one before', async () => {
    const first = await build([
      { path: page, content: 'x' },
      { path: upload, content: 'a' },
    ])
    const second = await build([
      { path: page, content: 'changed' },
      linked(upload, inTree(first.id, upload), 'a'),
    ])
    expect(second.id).not.toBe(first.id)
    expect(statSync(inTree(second.id, upload)).ino).toBe(statSync(inTree(first.id, upload)).ino)
    expect(readFileSync(inTree(first.id, page), 'utf8')).toBe('x')
  })

  it('that is damaged is replaced by another one, which is then the one of this digest', async () => {
    const sources = [{ path: page, content: 'x' }]
    const first = await build(sources)
    writeFileSync(inTree(first.id, page), 'damaged')
    const second = await build(sources, new Set([first.id]))
    expect(second).toEqual({ ...first, id: `${first.id}-2` })
    expect(readFileSync(inTree(second.id, page), 'utf8')).toBe('x')
    expect(await build(sources)).toEqual(second)
    // Also where the first was removed meanwhile, and where the second is damaged in its turn.
    rmSync(join(siteDir, 'trees', first.id), { recursive: true })
    expect(await build(sources)).toEqual(second)
    expect((await build(sources, new Set([first.id, second.id]))).id).toBe(`${first.id}-3`)
  })

  it('is replaced where its list is gone', async () => {
    const sources = [{ path: page, content: 'x' }]
    const { id } = await build(sources)
    rmSync(inTree(id, '.tree.json'))
    expect((await build(sources)).id).toBe(`${id}-2`)
  })

  it('that replaces a damaged one links no damaged file', async () => {
    const first = await build([
      { path: page, content: 'x' },
      { path: upload, content: 'a' },
    ])
    writeFileSync(inTree(first.id, upload), 'b')
    const sources = [{ path: page, content: 'x' }, linked(upload, inTree(first.id, upload), 'a')]
    const building = build(sources, new Set([first.id]))
    await expect(building).rejects.toThrow(MissingFilesError)
    await expect(building).rejects.toMatchObject({ paths: [upload] })
    expect(await listTrees(siteDir)).toEqual([first.id])
  })

  it('takes no damaged file of an earlier tree along', async () => {
    const first = await build([
      { path: page, content: 'x' },
      { path: upload, content: 'a' },
    ])
    writeFileSync(inTree(first.id, upload), 'b')
    const sources = [{ path: page, content: 'new' }, linked(upload, inTree(first.id, upload), 'a')]
    await expect(build(sources, new Set([first.id]))).rejects.toMatchObject({ paths: [upload] })
    expect(await listTrees(siteDir)).toEqual([first.id])
  })

  it('names a file to link that is gone', async () => {
    const building = build([{ path: page, content: 'x' }, linked(upload, join(siteDir, 'gone'), 'a')])
    await expect(building).rejects.toThrow(
      `Files of an earlier build are missing or damaged on the disk: ${upload}.`,
    )
    expect(await listTrees(siteDir)).toEqual([])
  })

  it.each([
    'index.html',
    'ja/index.html',
    'ja/books/x',
    'fr/books/x/index.html',
    'assets/a.css',
    'media/a.png',
  ])('has no file outside of the folders of books and uploads: %s', async (path) => {
    await expect(build([{ path, content: '' }])).rejects.toThrow(
      `The book has a file outside of its folders: ${path}.`,
    )
  })

  it.each(['ja/books/x/../y/a', 'ja/books/x/.a', '/ja/books/x/a', 'ja/books/x//a', 'media/1/a\\b'])(
    'refuses the path %j',
    async (path) => {
      await expect(build([{ path, content: '' }])).rejects.toThrow(
        `The book has a file with an unusable path: ${JSON.stringify(path)}.`,
      )
      expect(readdirSync(workDir)).toEqual([])
    },
  )

  it('refuses two files at one path', async () => {
    const file = { path: page, content: '' }
    await expect(build([file, file])).rejects.toThrow(`The book has two files at one path: ${page}.`)
  })

  it('is not made by a publisher that lost its lease', async () => {
    rmSync(workDir, { recursive: true })
    await expect(build([{ path: page, content: 'x' }])).rejects.toThrow('ENOENT')
    const assets = [{ path: 'assets/a.1.css', content: 'a' }]
    await expect(storeAssets({ siteDir, workDir, assets })).rejects.toThrow('ENOENT')
    expect(readdirSync(siteDir)).toEqual(['building'])
    expect(existsSync(workDir)).toBe(false)
  })

  it('is readable only as it was listed', async () => {
    const { id } = await build([{ path: page, content: 'x' }])
    const list = inTree(id, '.tree.json')
    const text = readFileSync(list, 'utf8')
    rmSync(`${list}.copy`)
    const message = (reason: string) => `The list of files ${list} is missing or damaged (${reason}).`
    writeFileSync(list, text.replace(sha256('x'), sha256('y')))
    await expect(readTree(siteDir, id)).rejects.toThrow(message('its digest differs'))
    writeFileSync(list, text.replace(`"${id}"`, `"${id}-2"`))
    await expect(readTree(siteDir, id)).rejects.toThrow(message(`it is the list of ${id}-2`))
  })

  it('is readable where a byte of its list or of the copy has flipped, and the check says so (F16)', async () => {
    const { id } = await build([{ path: page, content: 'x' }])
    const list = inTree(id, '.tree.json')
    const tree = await readTree(siteDir, id, { expectWhole: true })
    for (const file of [list, `${list}.copy`]) {
      const bytes = readFileSync(file)
      for (let at = 0; at < bytes.length; at += 1) {
        const damaged = Buffer.from(bytes)
        damaged.writeUInt8(bytes.readUInt8(at) ^ 1, at)
        writeFileSync(file, damaged)
        expect(await readTree(siteDir, id)).toEqual(tree)
        await expect(readTree(siteDir, id, { expectWhole: true })).rejects.toThrow(
          `The list of files ${list} is missing or damaged (it and its copy differ).`,
        )
      }
      writeFileSync(file, bytes)
    }
    rmSync(`${list}.copy`)
    // As an earlier version wrote it.
    expect(await readTree(siteDir, id, { expectWhole: true })).toEqual(tree)
  })
})

describe('a file that cannot be linked is copied', () => {
  const otherDisk = '/dev/shm'
  const isOtherDisk = existsSync(otherDisk) && statSync(otherDisk).dev !== statSync(tmpdir()).dev
  it.skipIf(!isOtherDisk)('from another disk', async () => {
    const place = mkdtempSync(join(otherDisk, 'okuzuke-'))
    try {
      writeFileSync(join(place, 'a'), 'a')
      const { id } = await build([linked(upload, join(place, 'a'), 'a')])
      expect(readFileSync(inTree(id, upload), 'utf8')).toBe('a')
      const other = build([linked('media/2/a.png', join(place, 'a'), 'b')])
      await expect(other).rejects.toThrow('media/2/a.png: the disk holds other bytes than were written')
    } finally {
      rmSync(place, { recursive: true })
    }
  })

  it('when it has as many names as a file may have', async () => {
    const from = join(siteDir, 'many')
    writeFileSync(from, 'a')
    const names = join(siteDir, 'names')
    mkdirSync(names)
    // ext4 allows 65,000, btrfs 65,535, XFS two billion: there the file is linked once more.
    for (let count = 1; count < 65_535; count += 1) {
      try {
        linkSync(from, join(names, String(count)))
      } catch (error) {
        expect(error).toMatchObject({ code: 'EMLINK' })
        break
      }
    }
    const { id } = await build([linked(upload, from, 'a')])
    expect(readFileSync(inTree(id, upload), 'utf8')).toBe('a')
  })
})

describe('storeAssets', () => {
  const store = (content: string, damaged?: ReadonlySet<string>) =>
    storeAssets({ siteDir, workDir, assets: [{ path: 'assets/fonts/a.1.woff2', content }], damaged })
  const file = () => join(siteDir, 'assets/fonts/a.1.woff2')

  it('writes what is missing, once, and leaves nothing else behind', async () => {
    const asset = { path: 'assets/fonts/a.1.woff2', sha256: sha256('font'), bytes: 4 }
    expect(await store('font')).toEqual([asset])
    const { ino } = statSync(file())
    expect(await store('font')).toEqual([asset])
    expect(statSync(file()).ino).toBe(ino)
    expect(readdirSync(workDir)).toEqual([])
  })

  it('replaces what was cut, and what is damaged', async () => {
    await store('font')
    writeFileSync(file(), 'fo')
    await store('font')
    expect(readFileSync(file(), 'utf8')).toBe('font')
    writeFileSync(file(), 'f0nt')
    await store('font', new Set(['assets/fonts/a.1.woff2']))
    expect(readFileSync(file(), 'utf8')).toBe('font')
  })

  it('takes assets alone', async () => {
    const assets = [{ path: 'index.html', content: '' }]
    await expect(storeAssets({ siteDir, workDir, assets })).rejects.toThrow(
      'This is no asset, because it is not below assets/: index.html.',
    )
  })
})
