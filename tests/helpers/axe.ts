import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'

type Rules = { type: 'tag' | 'rule'; values: readonly string[] }

/** What axe (https://github.com/dequelabs/axe-core) has rules for: WCAG up to AAA, and good practice. */
export const allRules: Rules = {
  type: 'tag',
  values: [
    ...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22a', 'wcag22aa'],
    'best-practice',
  ],
}

/** Those of colours, for a second look in the dark. */
export const colourRules: Rules = {
  type: 'rule',
  values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'],
}

/** A window whose pages have axe loaded. */
export async function openWithAxe(browser: Browser, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true })
  await context.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
  return context
}

/** What axe finds on a page, as it is now. */
export async function findBarriers(page: Page, rules: Rules): Promise<string[]> {
  // axe does not read MathML, so that a heading of a table which is a formula seems empty to it.
  return (await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
      .then(({ violations }) => violations.flatMap((v) => v.nodes
        .filter((node) => v.id !== 'empty-table-header' || document.querySelector(node.target[0]).querySelector('math') === null)
        .map((node) => v.id + ': ' + node.html.slice(0, 200))))`,
  )) as string[]
}
