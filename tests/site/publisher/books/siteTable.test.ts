import { describe, expect, it } from 'vitest'
import type { BookRecord } from '../../../../site/publisher/books/bookRecord.ts'
import { createSiteTable } from '../../../../site/publisher/books/siteTable.ts'

const page = 'ja/books/one/index.html'
const record: BookRecord = {
  ...{ version: 2, id: '1', revision: 1, programVersion: 'test', context: 'x', tree: 't' },
  entry: {
    ...{
      id: '1',
      slug: 'one',
      formerSlugs: [],
      title: { ja: '本', en: null },
      subtitle: { ja: null, en: null },
    },
    ...{ authors: [], isbn: null, ebookIsbn: null, publishedOn: null, previousEdition: null, macros: null },
    ...{ cover: null, errata: 1, updatedAt: '2026-01-01T00:00:00.000Z' },
  },
  ...{ redirects: [], assets: [], media: [], lacksUploads: false, pages: 2, problems: [], deadLinks: [] },
  questions: { entries: {}, newerEditions: {}, addresses: [] },
  formerSlugs: [],
  newest: { ja: null, en: null },
}

function tableOf({ hasTree }: { hasTree: boolean }) {
  let reads = 0
  const table = createSiteTable({
    store: {
      readAddresses: () => {
        reads += 1
        return new Map([[page, new Set(['TAG'])]])
      },
    },
    filesOf: () => (hasTree ? [{ path: page, sha256: 'x', bytes: 1 }] : null),
    onLost: () => {},
  })
  table.put(record)
  return { table, reads: () => reads }
}

describe('the addresses of other books', () => {
  it('are known without the disk where no id is asked for', () => {
    const { table, reads } = tableOf({ hasTree: true })
    expect(table.hasAddress(page, '')).toBe(true)
    expect(table.hasAddress('ja/books/one/toc/index.html', '')).toBe(false)
    expect(reads()).toBe(0)
  })

  it('are read from the disk for an id, and where the list of the tree is gone', () => {
    const { table, reads } = tableOf({ hasTree: true })
    expect(table.hasAddress(page, 'TAG')).toBe(true)
    expect(table.hasAddress(page, 'OTHER')).toBe(false)
    expect(reads()).toBe(1)
    expect(tableOf({ hasTree: false }).table.hasAddress(page, '')).toBe(true)
  })
})
