import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pruneReleases, type ReleaseNeeds } from '../../../../site/publisher/release/pruneReleases.ts'
import { listReleases, listTrees, readManifest } from '../../../../site/publisher/release/releaseManifest.ts'
import { filesBelow, findDamage } from '../../../helpers/liveSite.ts'
import { makeLive } from '../../../helpers/makeLive.ts'

let siteDir: string
let workDir: string
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'okuzuke-prune-'))
  workDir = join(siteDir, 'building/000001')
  mkdirSync(workDir, { recursive: true })
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

const releaseOf = (text: string) =>
  makeLive(siteDir, {
    'index.html': text,
    'ja/books/same/index.html': 'same',
    'ja/books/other/index.html': text,
    [`assets/a.${text}.css`]: text,
  })
const treesOf = async (...ids: string[]) => {
  const manifests = await Promise.all(ids.map((id) => readManifest(join(siteDir, 'releases', id))))
  return [...new Set(manifests.flatMap(({ mounts }) => mounts.map(({ tree }) => tree)))].sort()
}

/** Both the list of a release and its copy. */
function damageList(id = ''): void {
  for (const name of ['.release.json', '.release.json.copy'])
    writeFileSync(join(siteDir, 'releases', id, name), '{')
}

describe('pruneReleases', () => {
  it('keeps the newest, and the live one', async () => {
    const ids = []
    for (const text of ['1', '2', '3', '4', '5']) ids.push(await releaseOf(text))
    expect(await pruneReleases({ siteDir, workDir, keep: 2 })).toEqual(ids.slice(0, 3))
    expect(await listReleases(siteDir)).toEqual(ids.slice(3))
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('keeps the trees and assets of those alone, also of an older release that is live', async () => {
    const ids: string[] = []
    for (const text of ['1', '2', '3', '4', '5']) ids.push(await releaseOf(text))
    rmSync(join(siteDir, 'current'))
    symlinkSync(join('releases', ids[1] ?? ''), join(siteDir, 'current'))
    await pruneReleases({ siteDir, workDir, keep: 1 })
    const stay = [ids[1] ?? '', ids[4] ?? '']
    expect(await listReleases(siteDir)).toEqual(stay)
    expect((await listTrees(siteDir)).sort()).toEqual(await treesOf(...stay))
    // The assets that the newest one carries over stay, too.
    expect(filesBelow(join(siteDir, 'assets'))).toEqual(
      ['1', '2', '3', '4', '5'].map((text) => `a.${text}.css`),
    )
    expect(await findDamage(siteDir)).toEqual([])
    expect(readdirSync(workDir)).toEqual([])
  })

  it('removes an asset that no release carries over any more', async () => {
    await releaseOf('1')
    for (let text = 100; text < 111; text += 1) await makeLive(siteDir, { 'index.html': String(text) })
    await pruneReleases({ siteDir, workDir })
    expect(filesBelow(join(siteDir, 'assets'))).toEqual(['a.1.css'])
    await makeLive(siteDir, { 'index.html': 'last' })
    await pruneReleases({ siteDir, workDir, keep: 1 })
    expect(filesBelow(join(siteDir, 'assets'))).toEqual([])
    expect(await listTrees(siteDir)).toEqual([])
  })

  it('reads the list of each release once, where it is given a cache', async () => {
    const needs = new Map<string, ReleaseNeeds>()
    const ids = []
    for (const text of ['1', '2', '3']) {
      ids.push(await releaseOf(text))
      await pruneReleases({ siteDir, workDir, keep: 2, needs })
    }
    expect([...needs.keys()]).toEqual(ids.slice(1))
    // A release whose needs are known is not read again.
    damageList(ids[1])
    expect(await pruneReleases({ siteDir, workDir, keep: 2, needs })).toEqual([])
  })

  it('removes no tree where it cannot know what a release needs', async () => {
    const ids = []
    for (const text of ['1', '2', '3']) ids.push(await releaseOf(text))
    const trees = await listTrees(siteDir)
    const list = join(siteDir, 'releases', ids[1] ?? '', '.release.json')
    damageList(ids[1])
    await expect(pruneReleases({ siteDir, workDir, keep: 2 })).rejects.toThrow(
      `The list of files ${list} is missing or damaged (`,
    )
    expect(await listReleases(siteDir)).toEqual(ids.slice(1))
    expect(await listTrees(siteDir)).toEqual(trees)
  })

  it('removes nothing for a publisher that lost its lease', async () => {
    const ids = []
    for (const text of ['1', '2', '3']) ids.push(await releaseOf(text))
    rmSync(workDir, { recursive: true })
    await expect(pruneReleases({ siteDir, workDir, keep: 1 })).rejects.toThrow('ENOENT')
    expect(await listReleases(siteDir)).toEqual(ids)
    expect(existsSync(workDir)).toBe(false)
  })
})
