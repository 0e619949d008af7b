import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSiteStore } from '../../../../site/publisher/store/siteStore.ts'
import { writeRelease, type HandmadeSite } from '../../../helpers/writeRelease.ts'

const site = {
  shared: { 'index.html': 'front', 'assets/a.css': 'a', '.former/en/books/o/to/en+books+x': '' },
  books: {
    x: { 'en/books/x/index.html': 'x', 'media/0123456789ab/x.png': 'x' },
    y: { 'en/books/y/index.html': 'y' },
  },
}
let folder: string
let number: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-store-'))
  number = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const siteDir = () => join(folder, 'site')
async function put(of: HandmadeSite, announce?: (changed: string[]) => Promise<void>): Promise<string[]> {
  number += 1
  const manifest = writeRelease({ siteDir: siteDir(), number, site: of })
  const publisherDir = join(folder, 'publisher')
  const store = await createSiteStore({ store: null, publisherDir, log: () => {} })
  const options = { release: { siteDir: siteDir(), manifest }, signal: new AbortController().signal }
  return (await store.put({ ...options, ...(announce === undefined ? {} : { announce }) })).changed
}
const everything = ['assets/a.css', 'en/books/x/index.html', 'en/books/y/index.html', 'index.html']

describe('the store of an installation whose releases stay in the local folder', () => {
  it('gives every address of the first release, without what no server gives out', async () => {
    expect(await put(site)).toEqual([...everything, 'media/0123456789ab/x.png'])
  })

  it('gives what is new, changed or gone since the last release, also in another process', async () => {
    await put(site)
    const x = { 'en/books/x/index.html': 'x, corrected', 'en/books/x/errata/index.html': 'errata' }
    expect(await put({ shared: site.shared, books: { x } })).toEqual([
      'en/books/x/errata/index.html',
      'en/books/x/index.html',
      'en/books/y/index.html',
      'media/0123456789ab/x.png',
    ])
    expect(await put({ shared: site.shared, books: { x } })).toEqual([])
  })

  it('reads the lists of the books that changed alone', async () => {
    await put(site)
    number += 1
    const next = { ...site, books: { ...site.books, y: { 'en/books/y/index.html': 'new' } } }
    const manifest = writeRelease({ siteDir: siteDir(), number, site: next })
    const tree = manifest.mounts.find(({ path }) => path === 'en/books/x')?.tree ?? ''
    rmSync(join(siteDir(), 'trees', tree), { recursive: true })
    const store = await createSiteStore({
      store: null,
      publisherDir: join(folder, 'publisher'),
      log: () => {},
    })
    const options = { release: { siteDir: siteDir(), manifest }, signal: new AbortController().signal }
    expect(await store.put(options)).toEqual({ changed: ['en/books/y/index.html'] })
  })

  it('gives the changes again until whoever is to hear of them has taken them', async () => {
    await put(site)
    const changedSite = { ...site, shared: { ...site.shared, 'index.html': 'new' } }
    await expect(put(changedSite, () => Promise.reject(new Error('The disk is full.')))).rejects.toThrow(
      'The disk is full.',
    )
    const taken: string[][] = []
    await put(changedSite, async (changed) => void taken.push(changed))
    expect(taken).toEqual([['index.html']])
  })

  it('gives everything where its notes are damaged', async () => {
    await put(site)
    writeFileSync(join(folder, 'publisher/put-release.json'), '{"version":1,"fil')
    expect(await put(site)).toEqual([...everything, 'media/0123456789ab/x.png'])
  })
})
