import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { giveUpSpareRoom, keepSpareRoom, spareRoomName } from '../../system/spareRoom.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-room-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bytes = 1024 * 1024 + 1
const file = () => statSync(join(folder, spareRoomName))

it('is kept once, and taken up on the disk', async () => {
  expect(await keepSpareRoom({ folder, bytes })).toBe(true)
  const { ino, size, blocks } = file()
  expect(size).toBe(bytes)
  expect(blocks * 512).toBeGreaterThanOrEqual(bytes)
  expect(await keepSpareRoom({ folder, bytes })).toBe(true)
  expect(file().ino).toBe(ino)
})

it('is made anew where it is shorter, as after a cut', async () => {
  writeFileSync(join(folder, spareRoomName), 'short')
  expect(await keepSpareRoom({ folder, bytes })).toBe(true)
  expect(file().size).toBe(bytes)
})

it('is given up once', async () => {
  await keepSpareRoom({ folder, bytes })
  expect(giveUpSpareRoom(folder)).toBe(true)
  expect(giveUpSpareRoom(folder)).toBe(false)
  expect(readdirSync(folder)).toEqual([])
})

it('is not kept where the disk has less than twice as much, and then nothing is written', async () => {
  expect(await keepSpareRoom({ folder, bytes: 2 ** 60 })).toBe(false)
  expect(readdirSync(folder)).toEqual([])
})

it('says what the disk refuses', async () => {
  await expect(keepSpareRoom({ folder: join(folder, 'none'), bytes })).rejects.toThrow('ENOENT')
})
