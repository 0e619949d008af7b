import type { Page } from 'playwright-core'
import { tagOf } from '../fixtures/largeSnapshot.ts'

const tags = Array.from({ length: 700 }, (_nothing, index) => tagOf(index))

/** The numbers of the errata that are seen on a page of a list, in their order; -1 for one whose tag is none of `tagOf`. */
export async function shownErrata(page: Page): Promise<number[]> {
  const shown = await page
    .locator('.erratum:visible')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-labelledby')))
  return shown.map((tag) => tags.indexOf(tag ?? ''))
}

/** What the search of a list says of what it found. */
export function findStatus(page: Page): Promise<string> {
  return page.locator('[data-find-status]').innerText()
}
