import { seedDemo } from '../../cms/demo/seed.ts'
import { compareErrata } from '../../content/erratum.ts'
import { collectWhole } from './collectWhole.ts'
import { openTestCms } from './openTestCms.ts'
import type { Snapshot } from './wholeSite.ts'

/** The demo book as a first start publishes it, without its cover: readers' pages of it need no file from the CMS then. */
export async function demoSnapshot(): Promise<Snapshot> {
  const cms = await openTestCms()
  try {
    await seedDemo(cms.payload)
    const snapshot = await collectWhole(cms.payload)
    for (const book of snapshot.books) book.cover = null
    // Tags are drawn at random: with the same ones each time, pictures of the pages are the same each time.
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    for (const [index, erratum] of [...snapshot.errata].sort(compareErrata).entries())
      erratum.tag = `DEM${digits[Math.floor(index / 32)]}${digits[index % 32]}`
    return { ...snapshot, media: [] }
  } finally {
    await cms.close()
  }
}
