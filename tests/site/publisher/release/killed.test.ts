import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pruneReleases } from '../../../../site/publisher/release/pruneReleases.ts'
import { listReleases, listTrees, readManifest } from '../../../../site/publisher/release/releaseManifest.ts'
import { findDamage, readLiveFile } from '../../../helpers/liveSite.ts'
import { makeLive } from '../../../helpers/makeLive.ts'

/** Every call to the file system from the n-th on fails: as far as the disk is concerned, the process is dead then. */
const kill = vi.hoisted(() => ({ at: Infinity, calls: 0 }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<Record<string, unknown>>()
  const killable = Object.entries(real).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value]
    const call = async (...parameters: unknown[]): Promise<unknown> => {
      kill.calls += 1
      if (kill.calls >= kill.at) throw new Error('killed')
      return (value as (...all: unknown[]) => unknown)(...parameters)
    }
    return [name, call]
  })
  return Object.fromEntries(killable) as unknown
})

// In memory where that can be had: hundreds of releases are made here, and what fsync is for is tested elsewhere.
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
let siteDir: string
let workDir: string
beforeEach(() => {
  siteDir = mkdtempSync(join(place, 'okuzuke-killed-'))
  workDir = join(siteDir, 'building/000001')
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

const site = (text: string) => ({
  'index.html': text,
  'ja/index.html': 'same',
  'ja/books/same/index.html': 'same',
  'ja/books/changed/index.html': text,
  'ja/books/changed/errata/index.html': 'same',
  [`ja/books/new-${text}/index.html`]: 'same',
  [`assets/a.${text}.css`]: text,
})
async function publish(text: string): Promise<void> {
  const redirects = [{ from: `ja/books/old-${text}/`, to: 'ja/books/changed/' }]
  await makeLive(siteDir, site(text), { redirects, uploads: { [`media/${text}/a.png`]: text } })
  await pruneReleases({ siteDir, workDir, keep: 1 })
}

/** Publishes, and is killed at the n-th call. Gives whether it was. */
async function publishUntil(at: number, text: string): Promise<boolean> {
  kill.at = at
  kill.calls = 0
  try {
    await publish(text)
    return false
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringContaining('killed') })
    return true
  } finally {
    kill.at = Infinity
  }
}

/** The next publisher: it has a folder of its own, and that of the killed one is gone. */
async function recover(text: string): Promise<void> {
  rmSync(join(siteDir, 'building'), { recursive: true, force: true })
  mkdirSync(workDir, { recursive: true })
  await publish(text)
  expect(readLiveFile(siteDir, 'ja/books/changed/index.html')).toBe(text)
  expect(await findDamage(siteDir)).toEqual([])
  expect([(await listReleases(siteDir)).length, (await listTrees(siteDir)).length]).toEqual([1, 3])
  expect(readdirSync(workDir)).toEqual([])
}

describe('a publisher that is killed at any call to the file system', { timeout: 120_000 }, () => {
  it('leaves a whole site, the old or the new one, and the next publisher brings the change', async () => {
    await recover('0')
    let isKilled = true
    for (let at = 1; isKilled; at += 1) {
      const text = String(at)
      const before = readLiveFile(siteDir, 'index.html')
      isKilled = await publishUntil(at, text)
      expect(await findDamage(siteDir)).toEqual([])
      expect([before, text]).toContain(readLiveFile(siteDir, 'index.html'))
      expect(readLiveFile(siteDir, 'ja/books/changed/index.html')).toBe(readLiveFile(siteDir, 'index.html'))
      for (const id of await listReleases(siteDir)) await readManifest(join(siteDir, 'releases', id))
      await recover(isKilled && at % 2 === 0 ? text : `${text}-next`)
    }
    expect(kill.calls).toBeGreaterThan(50)
  })

  it('in its very first release leaves no site, or a whole one', async () => {
    let isKilled = true
    for (let at = 1; isKilled; at += 1) {
      rmSync(siteDir, { recursive: true })
      mkdirSync(siteDir)
      isKilled = await publishUntil(at, 'first')
      expect(await findDamage(siteDir)).toEqual([])
      await recover('second')
    }
  })
})
