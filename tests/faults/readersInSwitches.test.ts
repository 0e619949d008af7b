import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pruneReleases } from '../../site/publisher/release/pruneReleases.ts'
import { repositoryRoot } from '../../system/settings.ts'
import type { Reading } from '../helpers/readSite.ts'
import { makeLive } from '../helpers/makeLive.ts'
import { startStaticServer, type StaticServerProcess } from '../helpers/staticServerProcess.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

let dataDir: string
let siteDir: string
let server: StaticServerProcess
let readers: ChildProcess | null
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-switches-'))
  siteDir = join(dataDir, 'site')
  readers = null
  await makeLive(siteDir, filesOf(0))
  server = await startStaticServer({ dataDir })
})
afterEach(async () => {
  if (readers !== null) {
    const ended = once(readers, 'exit')
    readers.kill('SIGKILL')
    await ended
  }
  server.kill('SIGKILL')
  await server.ended
  rmSync(dataDir, { recursive: true, force: true })
})

/** The n-th release: every page is new, and so are its style sheet and its script; an asset stays for always. */
function filesOf(n: number): Record<string, string> {
  const css = `assets/site.${n.toString(16).padStart(8, '0')}.css`
  const js = `assets/site.${n.toString(16).padStart(8, '0')}.js`
  const page = (title: string) =>
    `<!doctype html><title>${title} ${n}</title><link rel="stylesheet" href="/${css}">` +
    `<script src="/${js}"></script><link rel="icon" href="/assets/icon.0123.css">${`<p>誤植 ${n}</p>`.repeat(1500)}<!-- whole -->`
  return {
    ...{ 'index.html': page('front'), '404.html': page('not found'), 'ja/index.html': page('ja') },
    ...{ 'ja/books/x/index.html': page('x'), 'ja/books/x/errata/index.html': page('errata') },
    ...{ 'en/books/y/index.html': page('y') },
    ...{ [css]: `/* ${n} */`, [js]: `// ${n}`, 'assets/icon.0123.css': 'body {}' },
  }
}

const switches = howOften({ short: 50, long: 1000 })
const pages = ['/', '/ja/', '/ja/books/x/', '/ja/books/x/errata/', '/en/books/y/']

it(
  'readers get 200 alone while releases switch, and every page has its assets (F15)',
  async () => {
    let held = 0
    const counts = { pages: 0, assets: 0, wrong: [] as string[] }
    readers = fork(join(repositoryRoot, 'tests/helpers/readSite.ts'), [String(server.port), '8', ...pages], {
      execArgv: ['--conditions=production', '--import', 'tsx'],
    })
    readers.on('message', (message) => {
      const reading = message as Reading
      Object.assign(counts, { pages: reading.pages, assets: reading.assets })
      counts.wrong.push(...reading.wrong)
    })
    await until(() => counts.pages > 0)
    for (let n = 1; n <= switches; n += 1) {
      const { pages: before, wrong } = counts
      const wrongBefore = wrong.length
      await makeLive(siteDir, filesOf(n))
      await pruneReleases({ siteDir, workDir: join(siteDir, 'building/000001') })
      // The next switch comes when somebody has read the site: else only the first one would be read in.
      await until(() => counts.pages > before)
      if (wrong.length === wrongBefore) held += 1
    }
    noteTries({
      ...{ id: 'F15', what: 'switches of the live release under a load of pages and their assets' },
      ...{ tries: switches, held },
    })
    expect(counts.wrong).toEqual([])
    expect(counts.pages).toBeGreaterThanOrEqual(switches)
    expect(server.said()).not.toContain('could not be answered')
  },
  60_000 + switches * 2000,
)
