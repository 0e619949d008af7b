import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePage, readPageFile } from '../../../cms/import/readPageFile.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))

describe('the characters of a page', () => {
  it.each([
    ['UTF-8', 'E6ADA3 E8AAA4', '正誤'],
    ['UTF-8 with a mark', 'EFBBBF E6ADA3', '正'],
    ['UTF-16 (little end first)', 'FFFE 636B', '正'],
    ['UTF-16 (big end first)', 'FEFF 6B63', '正'],
    ['Shift_JIS', '95BD 8BCF 82CC 8CEB 82E8', '平均の誤り'],
    ['Shift_JIS without kana', '90B3 8CEB', '正誤'],
    ['EUC-JP', 'CABF B6D1 A4CE B8ED A4EA', '平均の誤り'],
    ['EUC-JP without kana', 'C0B5 B8ED C9BD', '正誤表'],
    ['ASCII', '702E 33', 'p.3'],
  ])('are told for %s', (_encoding, hex, text) => {
    expect(decodePage(bytes(hex))).toBe(text)
  })

  it.each([
    ['a picture', '89504E47 0D0A1A0A 0000000D'],
    ['a program', '7F454C46 02010100 00000000'],
    ['none of them', '41 FF FE 80'],
  ])('are not made up for %s', (_what, hex) => {
    expect(decodePage(bytes(hex))).toBeNull()
  })
})

describe('a page that cannot be read', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'okuzuke-page-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is told with its place, and what to do', async () => {
    const missing = join(folder, 'nowhere.md')
    await expect(readPageFile(missing)).rejects.toThrow(`There is no file ${missing}. Check its name.`)
    await expect(readPageFile(folder)).rejects.toThrow(
      `${folder} is a folder. Name the file that the page was saved to.`,
    )
    const large = join(folder, 'large.txt')
    await writeFile(large, Buffer.alloc(9 * 1024 * 1024, 0x20))
    await expect(readPageFile(large)).rejects.toThrow(
      `${large} is too large (9.0 MB; 8.0 MB at most). Divide it, and import the parts.`,
    )
    const strange = join(folder, 'strange.txt')
    await writeFile(strange, bytes('41 FF FE 80'))
    await expect(readPageFile(strange)).rejects.toMatchObject({
      words: {
        ja: `${strange} の文字コードがわかりません。UTF-8 で保存し直してから、もう一度取り込んでください。`,
      },
    })
  })
})
