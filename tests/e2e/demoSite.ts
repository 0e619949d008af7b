import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../helpers/browser.ts'
import {
  lastWords,
  newPlace,
  removePlace,
  startOkuzuke,
  type Okuzuke,
  type Place,
} from '../helpers/okuzuke.ts'

/** A new installation with the demo book, as `npm start` makes it, and a browser. */
export type DemoSite = {
  place: Place
  /** May be replaced by a later start in the same place. */
  okuzuke: Okuzuke
  browser: Browser
  /** The first administrator, with the password that the start made. */
  account: { email: string; password: string }
  close: () => Promise<void>
}

export async function openDemoSite(): Promise<DemoSite> {
  const place = await newPlace()
  const site: DemoSite = {
    place,
    okuzuke: startOkuzuke(place),
    browser: await openBrowser(),
    account: { email: 'admin@okuzuke.localhost', password: '' },
    close: async () => {
      await site.browser.close()
      await site.okuzuke.stop()
      removePlace(place)
    },
  }
  try {
    await site.okuzuke.untilSaid(lastWords, 600_000)
  } catch (error) {
    await site.close()
    throw error
  }
  site.account.password = readFileSync(join(place.dataDir, 'secrets/ADMIN_PASSWORD'), 'utf8').trim()
  return site
}
