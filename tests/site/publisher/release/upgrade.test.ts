import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkLiveRelease } from '../../../../site/publisher/release/checkLiveRelease.ts'
import type { Damage } from '../../../../site/publisher/release/findDamage.ts'
import { pruneReleases } from '../../../../site/publisher/release/pruneReleases.ts'
import { createSiteServer } from '../../../../site/server/siteServer.ts'
import { sha256 } from '../../../../system/sha256.ts'
import { filesBelow, findDamage, readLiveFile } from '../../../helpers/liveSite.ts'
import { makeLive, readLiveManifest } from '../../../helpers/makeLive.ts'
import { rawRequest } from '../../../helpers/rawRequest.ts'

let siteDir: string
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'okuzuke-upgrade-'))
})
afterEach(() => rmSync(siteDir, { recursive: true, force: true }))

const files = {
  'index.html': 'front',
  'ja/index.html': 'ja',
  'ja/books/x/index.html': 'x',
  'assets/a.1.css': 'css',
}

/** A release as the version before trees wrote it: all files in its own folder. */
function writeOldRelease(): string {
  const listed = Object.entries(files)
    .map(([path, content]) => ({ path, sha256: sha256(content), bytes: content.length, age: 0 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const digest = sha256(
    listed
      .map((file) => `${file.sha256}  ${file.path}\n`)
      .sort()
      .join(''),
  )
  const id = `000007-${digest.slice(0, 8)}`
  const dir = join(siteDir, 'releases', id)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  const manifest = { version: 1, id, digest, pages: 3, files: listed, redirects: [] }
  writeFileSync(join(dir, '.release.json'), JSON.stringify(manifest))
  symlinkSync(join('releases', id), join(siteDir, 'current'))
  return id
}

describe('a release of the version before trees', () => {
  it('is read as one without links, is whole, and is served', async () => {
    const id = writeOldRelease()
    expect(await readLiveManifest(siteDir)).toMatchObject({ version: 1, id, mounts: [], pages: 3 })
    expect(await findDamage(siteDir)).toEqual([])
    const damage: Damage[] = []
    await checkLiveRelease({
      siteDir,
      signal: new AbortController().signal,
      onDamage: (one) => void damage.push(one),
      bytesPerSecond: 1e9,
    })
    expect(damage).toEqual([])
    const server = createSiteServer({ siteDir, log: () => undefined }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    for (const [path, content] of Object.entries(files)) {
      const answer = await rawRequest({ port, path: `/${path}` })
      expect([answer.status, answer.body.toString()]).toEqual([200, content])
    }
    server.close()
  })

  it('is followed by one of links, which carries its assets over', async () => {
    const old = writeOldRelease()
    const id = await makeLive(siteDir, { ...files, 'assets/a.2.css': 'new' })
    expect(id).toMatch(/^000008-/)
    expect(await findDamage(siteDir)).toEqual([])
    expect(readLiveFile(siteDir, 'ja/books/x/index.html')).toBe('x')
    const inode = (release: string, path: string) => statSync(join(siteDir, 'releases', release, path)).ino
    expect(inode(id, 'index.html')).toBe(inode(old, 'index.html'))
  })

  it('gives its assets to the releases after it, and goes as every other', async () => {
    const old = writeOldRelease()
    const { 'assets/a.1.css': _asset, ...others } = files
    await makeLive(siteDir, { ...others, 'assets/a.2.css': 'new' })
    expect(readLiveFile(siteDir, 'assets/a.1.css')).toBe('css')
    expect(filesBelow(join(siteDir, 'assets'))).toEqual(['a.1.css', 'a.2.css'])
    const workDir = join(siteDir, 'building/000001')
    expect(await pruneReleases({ siteDir, workDir, keep: 1 })).toEqual([old])
    expect(readLiveFile(siteDir, 'assets/a.1.css')).toBe('css')
    expect(await findDamage(siteDir)).toEqual([])
  })

  it('is never this very site: a site without books is released anew, too', async () => {
    writeOldRelease()
    const { 'ja/books/x/index.html': _page, ...shared } = files
    expect(await makeLive(siteDir, shared)).toMatch(/^000008-/)
    expect(await makeLive(siteDir, shared)).toMatch(/^000008-/)
  })
})
