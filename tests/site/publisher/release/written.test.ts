import { mkdtempSync, rmSync } from 'node:fs'
import type * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { buildTree } from '../../../../site/publisher/release/buildTree.ts'
import { listTrees } from '../../../../site/publisher/release/releaseManifest.ts'

// A disk that loses the last byte of each page.
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof fs>()
  const open = (async (path: string, flags: string) => {
    const handle = await real.open(path, flags)
    const write = handle.writeFile.bind(handle)
    if (path.endsWith('.html')) handle.writeFile = (bytes) => write((bytes as Buffer).subarray(0, -1))
    return handle
  }) as typeof fs.open
  return { ...real, open }
})

it('other bytes on the disk than were rendered keep a book from going live', async () => {
  const siteDir = mkdtempSync(join(tmpdir(), 'okuzuke-written-'))
  try {
    const sources = [
      { path: 'ja/books/x/errata.json', content: '{}' },
      { path: 'ja/books/x/index.html', content: 'whole' },
    ]
    await expect(buildTree({ siteDir, workDir: siteDir, sources })).rejects.toThrow(
      'The new site did not pass its checks (1 problem):\n' +
        '- ja/books/x/index.html: the disk holds other bytes than were written',
    )
    expect(await listTrees(siteDir)).toEqual([])
  } finally {
    rmSync(siteDir, { recursive: true })
  }
})
