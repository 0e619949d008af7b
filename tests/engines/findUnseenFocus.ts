import type { Page } from 'playwright-core'
import { scrollThrough } from './findCut.ts'

/**
 * The stops of a page's keyboard whose focus is not seen, in words: without an outline of two pixels in another colour than the page,
 * or cut by a box around it. The first one is reached by a key, because the outline is for those who use one.
 */
export async function findUnseenFocus(page: Page): Promise<string[]> {
  await scrollThrough(page)
  await page.keyboard.press('Tab')
  return page.evaluate(script)
}

const script = String.raw`(() => {
  const found = new Set()
  const paper = getComputedStyle(document.body).backgroundColor
  const stops = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter((stop) => stop.checkVisibility() && !stop.disabled)
  if (stops.length === 0) found.add('There is no stop.')
  for (const stop of stops) {
    const name = stop.tagName + ' "' + (stop.textContent.trim() || stop.id || stop.type || '').slice(0, 40) + '"'
    stop.focus()
    if (document.activeElement !== stop) {
      found.add(name + ' takes no focus')
      continue
    }
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(stop)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || outlineColor === paper) {
      found.add(name + ' has no outline: ' + [outlineWidth, outlineStyle, outlineColor].join(' '))
      continue
    }
    stop.scrollIntoView({ block: 'center', behavior: 'instant' })
    const reach = outlineStyle === 'auto' ? 1 : parseFloat(outlineWidth) + parseFloat(outlineOffset)
    const rect = stop.getBoundingClientRect()
    for (let box = stop.parentElement; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, contentVisibility } = getComputedStyle(box)
      const edge = box.getBoundingClientRect()
      const isCut =
        ((overflowX !== 'visible' || contentVisibility === 'auto') && (rect.left - reach < edge.left - 1 || rect.right + reach > edge.right + 1)) ||
        ((overflowY !== 'visible' || contentVisibility === 'auto') && (rect.top - reach < edge.top - 1 || rect.bottom + reach > edge.bottom + 1))
      if (isCut) found.add(name + ' has an outline that is cut by ' + box.tagName + '.' + box.className)
    }
  }
  return [...found]
})()`
