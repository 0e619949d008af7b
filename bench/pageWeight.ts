import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { seedDemo } from '../cms/demo/seed.ts'
import { locales, type Locale } from '../content/locale.ts'
import { openBrowser } from '../tests/helpers/browser.ts'
import { openTestCms } from '../tests/helpers/openTestCms.ts'
import { serveCms } from '../tests/helpers/serveCms.ts'
import { servePublished } from './servePublished.ts'

/**
 * `npm run bench:page-weight`: what a first visit to each kind of page of the demo loads, by kind, raw and as it is sent (Brotli where
 * the server compresses), on a telephone of 360 px; of the search page also what its first use adds. Ends with what the errata page in
 * Japanese comes to.
 */
async function main(): Promise<void> {
  const site = await serveDemo()
  const browser = await openBrowser()
  try {
    console.log(`| page | requests | ${kinds.join(' | ')} | sum | sum, raw |`)
    console.log(`|---|---:|${kinds.map(() => '---:').join('|')}|---:|---:|`)
    let ofErrata = 0
    for (const [name, path] of pages)
      for (const locale of locales) {
        const loaded = await visit({ browser, url: `${site.url}/${locale}/${path}` })
        print(`${name} ${locale}`, loaded.first)
        if (loaded.search.length > 0) print(`${name} ${locale}, search used`, loaded.search)
        if (name === 'errata' && locale === shownLocale) ofErrata = sumOf(loaded.first, 'sent')
      }
    console.log(`\nkB as sent, without headers.\ntotal ${(ofErrata / 1000).toFixed(1)} KB`)
  } finally {
    await browser.close()
    await site.close()
  }
}

const shownLocale: Locale = 'ja'
const book = 'books/diffusion-models'
const pages = [
  ['home', ''],
  ['book', `${book}/`],
  ['errata', `${book}/errata/`],
  ['contents', `${book}/toc/`],
  ['search', 'search/'],
] as const

/** The demo as a first start publishes it, with its cover. */
async function serveDemo() {
  const cms = await openTestCms()
  try {
    await seedDemo(cms.payload)
    const served = await serveCms(cms)
    try {
      return await servePublished({ folder: mkdtempSync(join(tmpdir(), 'okuzuke-weight-')), cms: served })
    } finally {
      await served.close()
    }
  } finally {
    await cms.close()
  }
}

const kinds = ['HTML', 'CSS', 'JS', 'fonts', 'images', 'other'] as const
type Loaded = { kind: (typeof kinds)[number]; sent: number; raw: number }

/** A visit with an empty cache, and then the first use of the page's search. */
async function visit({ browser, url }: { browser: Browser; url: string }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 })
  try {
    const page = await context.newPage()
    const requests = collectRequests(page)
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.evaluate('document.fonts.ready')
    const first = await requests.take()
    const field = page.locator('[data-search] input')
    if ((await field.count()) > 0) {
      await field.fill('拡散モデル')
      await field.press('Enter')
      await page.locator('[data-search-results] h3').first().waitFor()
      await page.waitForLoadState('networkidle')
    }
    return { first, search: await requests.take() }
  } finally {
    await context.close()
  }
}

function collectRequests(page: Page): { take: () => Promise<Loaded[]> } {
  let waiting: Promise<Loaded>[] = []
  page.on('requestfinished', (request) => {
    const read = async (): Promise<Loaded> => {
      const response = await request.response()
      if (response === null) throw new Error(`${request.url()} was not answered.`)
      const { responseBodySize } = await request.sizes()
      const type = response.headers()['content-type'] ?? ''
      return { kind: kindOf(type), sent: responseBodySize, raw: (await response.body()).length }
    }
    waiting.push(read())
  })
  return {
    take: async () => {
      const taken = waiting
      waiting = []
      return Promise.all(taken)
    },
  }
}

function kindOf(type: string): Loaded['kind'] {
  if (type.startsWith('text/html')) return 'HTML'
  if (type.startsWith('text/css')) return 'CSS'
  if (type.startsWith('text/javascript')) return 'JS'
  if (type.startsWith('font/')) return 'fonts'
  return type.startsWith('image/') ? 'images' : 'other'
}

const sumOf = (loaded: readonly Loaded[], size: 'sent' | 'raw') =>
  loaded.reduce((sum, one) => sum + one[size], 0)

function print(name: string, loaded: readonly Loaded[]): void {
  const cells = kinds.map((kind) =>
    kilobytes(
      sumOf(
        loaded.filter((one) => one.kind === kind),
        'sent',
      ),
    ),
  )
  const sums = [sumOf(loaded, 'sent'), sumOf(loaded, 'raw')].map(kilobytes)
  console.log(`| ${name} | ${loaded.length} | ${cells.join(' | ')} | ${sums.join(' | ')} |`)
}

const kilobytes = (bytes: number) => (bytes === 0 ? '–' : (bytes / 1000).toFixed(1))

await main()
// Payload leaves handles open, which would keep the process alive.
process.exit(0)
