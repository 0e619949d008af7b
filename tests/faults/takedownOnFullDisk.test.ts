import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepSpareRoom, spareRoomName } from '../../system/spareRoom.ts'
import { createBook } from '../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../helpers/openTestCms.ts'
import { howOften, noteTries } from '../helpers/tries.ts'

const disk = mkdtempSync(join(tmpdir(), 'okuzuke-disk-'))
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk]).status === 0
if (!isMounted) console.log('A tmpfs cannot be mounted here: the full disk is not tried.')
const { TMPDIR: usualTmpdir } = process.env

let cms: TestCms
let editor: TestUser
let siteDir: string
beforeAll(async () => {
  if (!isMounted) return
  process.env.TMPDIR = disk
  cms = await openTestCms()
  ;({ siteDir } = cms.settings)
  mkdirSync(siteDir, { recursive: true })
  editor = await cms.asUser('editor')
})
afterAll(async () => {
  if (usualTmpdir === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usualTmpdir
  await cms?.close()
  spawnSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true })
})

const isPublished = async (id: string) => {
  const { _status } = (await (await editor.request(`/api/books/${id}`)).json()) as { _status?: string }
  return _status === 'published'
}

describe.skipIf(!isMounted)('a disk that is full for the database and the site (F10)', () => {
  it('refuses saves in words, and takes something down all the same: room is kept for that', async () => {
    const tries = howOften({ short: 3, long: 50 })
    for (let round = 0; round < tries; round += 1) {
      const id = String((await createBook(cms.payload, { slug: `book-${round}`, chapters: 1 })).id)
      expect(await keepSpareRoom({ folder: siteDir, bytes: 4 * 1024 * 1024 })).toBe(true)
      const filling = join(disk, 'filling')
      spawnSync('dd', ['if=/dev/zero', `of=${filling}`, 'bs=4096'])
      // A save finds room in the database's own log for a while.
      const save = () =>
        editor.request(`/api/books/${id}`, json('PATCH', { subtitle: { ja: 'x'.repeat(200) } }))
      let refused = await save()
      for (let count = 0; refused.status === 200 && count < 500; count += 1) refused = await save()
      expect(refused.status).toBe(507)
      expect(JSON.stringify(await refused.json())).toMatch(/disk of the server is full|ディスクがいっぱい/)
      expect(await isPublished(id)).toBe(true)
      expect(existsSync(join(siteDir, spareRoomName))).toBe(true)

      const ways: [string, RequestInit][] = [
        [`/api/books/${id}`, json('PATCH', { _status: 'draft' })],
        [`/api/books/${id}`, json('PATCH', { deletedAt: new Date().toISOString() })],
      ]
      const [path, init] = ways[round % ways.length] ?? ['', {}]
      const answer = await editor.request(path, init)
      expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)])
      expect(existsSync(join(siteDir, spareRoomName))).toBe(false)
      expect(await isPublished(id)).toBe(false)
      rmSync(filling)
    }
    noteTries({
      id: 'F10',
      what: 'an editor takes something down while the disk is full',
      tries,
      held: tries,
    })
  })
})
