import { openBrowser } from '../helpers/browser.ts'
import type { EngineKind } from './engine.ts'

/** Blink: the browser that comes with `npm ci`, or an installed one. */
export const chromium: EngineKind = {
  name: 'Chromium',
  findMissing: () => null,
  async start({ width, height, scale }) {
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale })
    return {
      async open(url) {
        await page.goto(url)
        await page.evaluate('document.fonts.ready.then(() => null)')
      },
      run: (body) => page.evaluate(`(async () => { ${body} })()`),
      picture: () => page.screenshot(),
      close: () => browser.close(),
    }
  },
}
