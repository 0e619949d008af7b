import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { previewSize, type Preview } from '../../../site/page-models/preview.ts'
import { plainPicture } from '../../../site/preview/plainPicture.ts'
import { createPreviewDrawer } from '../../../site/preview/previewPictures.ts'
import { hardPreviews } from './hardPreviews.ts'

const draw = createPreviewDrawer()
const plain: Preview = {
  title: '拡散モデル データ生成技術の数理',
  subtitle: null,
  authors: ['岡野原 大輔'],
  separator: '、',
  count: '正誤48件',
  cover: null,
}
const withCover: Preview = { ...plain, cover: { document: 'media-1', filename: 'cover.webp', href: '/x' } }

async function drawOne(preview: Preview, cover: string | null = null): Promise<Uint8Array> {
  const { pictures, problems } = await draw({ previews: [preview], cover })
  expect(problems).toEqual([])
  return pictures[0] ?? new Uint8Array()
}

/** The colours of a part of a picture: `fdfcf9`. */
async function coloursIn(
  picture: Uint8Array,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<string[]> {
  const part = sharp(picture).extract({ left: x, top: y, width, height }).removeAlpha()
  const bytes = await part.raw().toBuffer()
  const colours = new Set<number>()
  for (let at = 0; at < bytes.length; at += 3) colours.add(bytes.readUIntBE(at, 3))
  return Array.from(colours, (colour) => colour.toString(16).padStart(6, '0'))
}

const paper = 'fdfcf9'
const { width, height } = previewSize
const margins = [
  { x: 16, y: 0, width: 56, height },
  { x: width - 72, y: 0, width: 72, height },
  { x: 16, y: 0, width: width - 16, height: 60 },
  { x: 16, y: height - 60, width: width - 16, height: 60 },
]

describe('a preview picture', () => {
  it('is a PNG of 1200 × 630 pixels', async () => {
    const picture = Buffer.from(await drawOne(plain))
    expect(picture.toString('latin1', 1, 4)).toBe('PNG')
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
  })

  it('has the same bytes each time, whatever was drawn between, and others where it says something else', async () => {
    const first = await drawOne(plain)
    await drawOne({ ...plain, title: 'Something Else' })
    const [again] = (await createPreviewDrawer()({ previews: [plain], cover: null })).pictures
    expect(again).toEqual(first)
    expect(await drawOne({ ...plain, count: '正誤49件' })).not.toEqual(first)
  })

  it.each(hardPreviews.map((preview) => [preview.title.slice(0, 30), preview] as const))(
    'has nothing in its margins: %s',
    async (_title, preview) => {
      const picture = await drawOne(preview)
      for (const margin of margins) expect(await coloursIn(picture, margin)).toEqual([paper])
    },
  )
})

describe('the cover of a preview picture', () => {
  let folder: string
  const pathOf = (name: string) => join(folder, name)
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'okuzuke-preview-'))
    const red = sharp({ create: { width: 480, height: 640, channels: 4, background: '#c01020' } })
    await red.clone().png().toFile(pathOf('png'))
    await red.clone().webp({ lossless: true }).toFile(pathOf('webp'))
    await red.clone().avif({ lossless: true }).toFile(pathOf('avif'))
    await red.clone().jpeg({ quality: 100 }).toFile(pathOf('jpeg'))
    await sharp({ create: { width: 300, height: 300, channels: 4, background: '#00000000' } })
      .png()
      .toFile(pathOf('transparent'))
    writeFileSync(pathOf('broken'), Buffer.from('RIFF....WEBPVP8 and nothing more'))
  })
  const middleOfCover = async (name: string) => {
    const picture = await drawOne(withCover, pathOf(name))
    return coloursIn(picture, { x: width - 200, y: height / 2, width: 1, height: 1 })
  }

  it.each(['png', 'webp', 'avif', 'jpeg'])('is drawn from %s', async (format) => {
    const parts = [...Buffer.from((await middleOfCover(format)).join(), 'hex')]
    for (const [index, part] of [0xc0, 0x10, 0x20].entries())
      expect(Math.abs((parts[index] ?? 0) - part)).toBeLessThan(6)
  })

  it('is on white where it is transparent', async () => {
    expect(await middleOfCover('transparent')).toEqual(['ffffff'])
  })

  it.each(hardPreviews.slice(0, 5).map((preview) => [preview.title.slice(0, 30), preview] as const))(
    'leaves room between itself and the words: %s',
    async (_title, preview) => {
      const picture = await drawOne({ ...preview, cover: withCover.cover }, pathOf('webp'))
      const between = { x: width - 80 - 330 - 54, y: 60, width: 30, height: height - 120 }
      expect(await coloursIn(picture, between)).toEqual([paper])
    },
  )

  it('that can’t be read is left out, and its editor hears of it', async () => {
    const { pictures, problems } = await draw({ previews: [withCover], cover: pathOf('broken') })
    expect(pictures).toEqual([await drawOne(plain)])
    expect(problems).toEqual([
      {
        severity: 'warning',
        message: {
          ja: expect.stringMatching(
            /^表紙のファイル「cover\.webp」を画像として読めないので、リンクのプレビュー画像に表紙がありません。もう一度アップロードしてください。（.+）$/,
          ),
          en: expect.stringMatching(
            /^The cover's file "cover\.webp" can't be read as a picture, so that the preview picture of links has no cover\. Upload it again\. \(.+\)$/,
          ),
        },
        document: { collection: 'media', id: 'media-1' },
      },
    ])
  })
})

describe('a machine on which no picture can be drawn', () => {
  it('gives a plain one for each, and a warning', async () => {
    const broken = createPreviewDrawer({ fonts: [{ name: '@fontsource/is-not-here', style: '400-normal' }] })
    const { pictures, problems } = await broken({ previews: [plain, withCover], cover: null })
    expect(pictures).toEqual([plainPicture, plainPicture])
    expect(problems.map(({ severity, message }) => [severity, message.en])).toEqual([
      [
        'warning',
        expect.stringMatching(
          /^The preview picture of links could not be drawn, so that a plain one is used\. The pages are as they should be\. Tell the administrator of the site\. \(Cannot find module .+\)$/,
        ),
      ],
    ])
    const { width: ofPlain, height: high } = await sharp(plainPicture).metadata()
    expect([ofPlain, high]).toEqual([width, height])
  })
})
