import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../tests/helpers/browser.ts'
import { createBigSite } from './bigSite.ts'
import { slugOf } from './big-site/record.ts'
import { servePartsOf } from './partsServer.ts'
import { servePublished } from './servePublished.ts'

/**
 * `npm run bench:large-page`: how long a telephone takes for the pages of a list of 1,500 errata: the processor slowed four times, 390 px
 * wide, the cache empty, the medians of several visits. `load`: until the last long task after the load event has ended. `filter`: from a
 * choice until its picture is there. Ends with those of the slowest page. `--errata`, `--rounds`, `--pages` (the first ones).
 */
async function main(): Promise<void> {
  const options = readOptions()
  const site = await serveList(options.errata)
  const browser = await openBrowser()
  try {
    const address = `${site.url}/ja/books/${slugOf(1)}/errata/`
    const links = (await listParts({ browser, address })).slice(0, options.pages)
    console.log(
      `${options.errata} errata on ${links.length} pages, ${options.rounds} visits each. ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`,
    )
    console.log(`| page | ${columns.join(' | ')} |\n|---|${columns.map(() => '---:').join('|')}|`)
    const visits: Visit[] = []
    for (const [index, url] of links.entries()) {
      const ofPage: Visit[] = []
      for (let round = 0; round < options.rounds; round += 1) ofPage.push(await visit({ browser, url }))
      const middle = mediansOf(ofPage)
      visits.push(middle)
      console.log(`| ${index + 1} | ${columns.map((column) => Math.round(middle[column])).join(' | ')} |`)
    }
    const slowest = (column: keyof Visit) => (Math.max(...visits.map((one) => one[column])) / 1000).toFixed(2)
    console.log(`\nload ${slowest('load')} s, filter ${slowest('filter')} s`)
  } finally {
    await browser.close()
    await site.close()
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      errata: { type: 'string', default: '1500' },
      rounds: { type: 'string', default: '5' },
      pages: { type: 'string', default: '100' },
    },
  })
  return { errata: Number(values.errata), rounds: Number(values.rounds), pages: Number(values.pages) }
}

async function serveList(errata: number) {
  const folder = mkdtempSync(join(tmpdir(), 'okuzuke-large-'))
  const key = randomUUID() + randomUUID()
  const parts = await servePartsOf(createBigSite({ books: 1, errata }), {
    folder: join(folder, 'parts'),
    key,
  })
  try {
    return await servePublished({ folder, cms: { url: parts.url, key } })
  } finally {
    await parts.close()
  }
}

async function listParts({ browser, address }: { browser: Browser; address: string }): Promise<string[]> {
  const page = await browser.newPage()
  await page.goto(address)
  const hrefs = (await page.evaluate(
    `[...document.querySelectorAll('a[href]')].map((link) => link.href.split(/[?#]/)[0])`,
  )) as string[]
  await page.close()
  const parts = hrefs.filter((href) => /\/\d+\/$/.test(href) && href.startsWith(address))
  return [address, ...[...new Set(parts)].sort()]
}

const slowdown = 4

/**
 * Times in ms. `firstPaint` … `filterBack`: by the clock. `style` … `tasks`: what the page's thread used of the slowed processor until it was
 * quiet: what else the machine does is not in it.
 */
const columns = [
  ...(['errata', 'elements', 'height', 'firstPaint', 'load', 'longest', 'filter', 'filterBack'] as const),
  ...(['style', 'layout', 'script', 'tasks'] as const),
]
type Visit = Record<(typeof columns)[number], number>

async function visit({ browser, url }: { browser: Browser; url: string }): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
  })
  try {
    const page = await context.newPage()
    const chrome = await context.newCDPSession(page)
    await chrome.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await chrome.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.addInitScript(observeLongTasks)
    await page.goto(url, { waitUntil: 'load', timeout: 120_000 })
    const loaded = (await page.evaluate(untilQuiet)) as Pick<
      Visit,
      'load' | 'longest' | 'firstPaint' | 'errata' | 'elements' | 'height'
    >
    const { metrics } = await chrome.send('Performance.getMetrics')
    const spent = (name: string) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000
    const filter = (await page.evaluate(timeOfChoice('2'))) as number
    const filterBack = (await page.evaluate(timeOfChoice(''))) as number
    return {
      ...loaded,
      ...{ filter, filterBack },
      style: spent('RecalcStyleDuration'),
      layout: spent('LayoutDuration'),
      script: spent('ScriptDuration'),
      tasks: spent('TaskDuration'),
    }
  } finally {
    await context.close()
  }
}

const observeLongTasks = `
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) longTasks.push({ startTime, duration })
  }).observe({ type: 'longtask', buffered: true })`

/** Waits until no long task has ended for two seconds. */
const untilQuiet = `(async () => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
  const lastEnd = () => Math.max(performance.timing.loadEventEnd - performance.timing.navigationStart,
    ...longTasks.map(({ startTime, duration }) => startTime + duration))
  while (performance.now() - lastEnd() < 2000) await pause(200)
  return {
    load: lastEnd(),
    longest: Math.max(0, ...longTasks.map(({ duration }) => duration)),
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    errata: document.querySelectorAll('article.erratum').length,
    elements: document.querySelectorAll('*').length,
    height: document.documentElement.scrollHeight,
  }
})()`

/** Chooses a printing as a reader does; the second frame begins when the first one's picture is there. */
const timeOfChoice = (printing: string) => `(async () => {
  const choice = document.querySelector('input[name="copy"][value="${printing || 'all'}"]')
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(null)
  }))
  await frame()
  const since = performance.now()
  choice.checked = true
  choice.dispatchEvent(new Event('change', { bubbles: true }))
  await frame()
  return performance.now() - since
})()`

function mediansOf(visits: readonly Visit[]): Visit {
  const median = (column: keyof Visit) => {
    const sorted = visits.map((one) => one[column]).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }
  return Object.fromEntries(columns.map((column) => [column, median(column)])) as Visit
}

await main()
// The publisher leaves handles open, which would keep the process alive.
process.exit(0)
