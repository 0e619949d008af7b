import { openBrowser } from './helpers/browser.ts'
import { renderFixture, serveRendered } from './site/renderFixture.ts'
const site = await renderFixture(JSON.parse((await import('node:fs')).readFileSync('/tmp/demo.json', 'utf8')))
const served = await serveRendered(site)
const browser = await openBrowser()
const pages = (process.argv[2] ?? '').split(',')
const widths = (process.argv[3] ?? '360').split(',').map(Number)
const schemes = (process.argv[4] ?? 'light').split(',') as ('light' | 'dark')[]
for (const width of widths)
  for (const colorScheme of schemes) {
    const page = await browser.newPage({
      viewport: { width, height: Number(process.argv[5] ?? 740) },
      colorScheme,
    })
    for (const path of pages) {
      await page.goto(served.url + path)
      await page.evaluate('document.fonts.ready.then(() => null)')
      await page.screenshot({
        path: `/tmp/see/${path.replaceAll(/[^a-z]+/gi, '_')}-${width}-${colorScheme}.png`,
      })
    }
    await page.close()
  }
await browser.close()
await served.close()
