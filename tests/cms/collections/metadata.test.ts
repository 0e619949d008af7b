import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanUploads } from '../../../cms/collections/media/cleanUploads.ts'
import { withoutMetadata } from '../../../cms/pictures/withoutMetadata.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await openTestCms()
})
afterAll(() => cms.close())

const place = {
  IFD0: { Artist: 'Hanako Mori' },
  IFD3: { GPSLatitude: '35/1 41/1 22/1', GPSLatitudeRef: 'N' },
}

/** A photograph as a telephone writes it: lying on its side, with where and by whom it was taken. */
function photograph(format: 'jpeg' | 'png' | 'webp' | 'avif') {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge(place)
    .withIccProfile('p3')
    [format]()
    .toBuffer()
}

const formats = ['jpeg', 'png', 'webp', 'avif'] as const

describe('a photograph', () => {
  it.each(formats)('loses what the camera wrote, and stands upright: %s', async (format) => {
    const bytes = await photograph(format)
    const before = await sharp(bytes).metadata()
    // The decoder of AVIF turns the picture by itself.
    const size = format === 'avif' ? [40, 60] : [60, 40]
    expect([before.exif !== undefined, before.width, before.height]).toEqual([true, ...size])
    const clean = await withoutMetadata(bytes)
    const { exif, xmp, iptc, orientation, width, height, icc } = await sharp(clean).metadata()
    expect({ exif, xmp, iptc, orientation: orientation ?? 1, width, height }).toEqual({
      exif: undefined,
      xmp: undefined,
      iptc: undefined,
      orientation: 1,
      width: 40,
      height: 60,
    })
    expect(icc?.length).toBe(before.icc?.length)
    expect(Buffer.from(clean).includes('Hanako')).toBe(false)
    expect(Buffer.from(await withoutMetadata(bytes)).equals(Buffer.from(clean))).toBe(true)
    expect(await withoutMetadata(clean)).toBe(clean)
  })

  it('loses the texts that a program wrote into a PNG', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#456' } })
      .png()
      .toBuffer()
    const text = Buffer.concat([Buffer.from('tEXtAuthor\0Hanako Mori')])
    const { crc32 } = await import('node:zlib')
    if (typeof crc32 !== 'function') return // Node 20.15 and later have it.
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length - 4)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(text))
    const withText = Buffer.concat([png.subarray(0, 33), length, text, sum, png.subarray(33)])
    expect(Buffer.from(await withoutMetadata(withText)).includes('Hanako')).toBe(false)
  })
})

describe('an upload', () => {
  const create = async (name: string, format: 'jpeg' | 'png') => {
    const data = await photograph(format)
    return cms.payload.create({
      collection: 'media',
      data: { alt: { ja: '写真' } },
      file: { data, name, mimetype: `image/${format}`, size: data.length },
    })
  }

  it('is kept without it', async () => {
    const { filename, filesize, width, height } = await create('photo.jpg', 'jpeg')
    const kept = await readFile(join(cms.settings.mediaDir, filename ?? ''))
    expect([kept.includes('Hanako'), filesize, width, height]).toEqual([false, kept.length, 40, 60])
  })

  it('of before loses it at a start of the CMS, and the publisher is told, once', async () => {
    const { id, filename } = await create('before.jpg', 'jpeg')
    const path = join(cms.settings.mediaDir, filename ?? '')
    const old = await photograph('jpeg')
    await writeFile(path, old)
    await cms.payload.db.updateOne({ collection: 'media', id, data: { filesize: old.length } })
    const run = () => cleanUploads({ payload: cms.payload, mediaDir: cms.settings.mediaDir })
    await run()
    const kept = await readFile(path)
    const row = await cms.payload.findByID({ collection: 'media', id })
    expect([kept.includes('Hanako'), row.filesize, row.width, row.height]).toEqual([
      false,
      kept.length,
      40,
      60,
    ])
    const changes = async () =>
      (
        await cms.payload.find({
          collection: 'site-changes',
          where: { changedDocument: { equals: String(id) } },
        })
      ).docs.map(({ operation }) => operation)
    expect(await changes()).toEqual(['update'])
    await run()
    expect(await changes()).toEqual(['update'])

    // A run that ended between the file and the row.
    await cms.payload.db.updateOne({ collection: 'media', id, data: { filesize: 1 } })
    await run()
    expect((await cms.payload.findByID({ collection: 'media', id })).filesize).toBe(kept.length)
  })
})
