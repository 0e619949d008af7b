import { seedDemo } from '../../cms/demo/seed.ts'
import { collectSnapshot } from '../../cms/snapshot/collectSnapshot.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { openTestCms } from './openTestCms.ts'

/** The demo book as a first start publishes it, without its cover: readers' pages of it need no file from the CMS then. */
export async function demoSnapshot(): Promise<Snapshot> {
  const cms = await openTestCms()
  try {
    await seedDemo(cms.payload)
    const snapshot = await collectSnapshot(cms.payload)
    for (const book of snapshot.books) book.cover = null
    return { ...snapshot, media: [], counts: { ...snapshot.counts, media: 0 } }
  } finally {
    await cms.close()
  }
}
