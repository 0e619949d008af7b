import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { renderFixture, serveRendered, type Rendered } from '../site/renderFixture.ts'
import { openBrowser } from './browser.ts'
import type { Snapshot } from './wholeSite.ts'

/** A snapshot as a site, and a browser to look at it with. */
export type SiteInBrowser = { browser: Browser; rendered: Rendered; url: string }

/** Renders and serves a snapshot for the tests of a file or a describe, and opens a browser. What it gives can be asked in tests alone. */
export function useSite(createSnapshot: () => Snapshot): Readonly<SiteInBrowser> {
  let site: SiteInBrowser | undefined
  let close: () => Promise<void> = async () => {}
  const opened = (): SiteInBrowser => {
    if (site === undefined) throw new Error('The site is there in tests, not before.')
    return site
  }
  beforeAll(async () => {
    const browser = await openBrowser()
    close = () => browser.close()
    const rendered = await renderFixture(createSnapshot())
    const served = await serveRendered(rendered)
    close = async () => {
      await browser.close()
      await served.close()
    }
    site = { browser, rendered, url: served.url }
  })
  afterAll(() => close())
  return {
    get browser() {
      return opened().browser
    },
    get rendered() {
      return opened().rendered
    },
    get url() {
      return opened().url
    },
  }
}
