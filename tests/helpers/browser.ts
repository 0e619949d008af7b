import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/**
 * Starts a real browser without a window: CHROMIUM_PATH, else a Chrome or Chromium that is installed,
 * else (on Linux) the one that came with `npm ci`.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: quiet, headless: true })
}

// The browser asks for nothing by itself: what the tests see on the network is what the pages ask for.
const quiet = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`)
    return named
  }
  const found = installed.find((path) => existsSync(path))
  if (found) return found
  if (process.platform !== 'linux') {
    throw new Error('No browser was found. Install Chrome, or set CHROMIUM_PATH to a Chrome or Chromium.')
  }
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}
