import type { Page } from 'playwright-core'
import { readPicture, type Picture } from './picture.ts'

/**
 * The boxes that cut ink above or below: two pictures, one as it is and one with nothing hidden
 * there, differ beside such a box.
 * Answers with the words of each.
 */
export async function findCutInk(page: Page): Promise<string[]> {
  const found = new Set<string>()
  const viewport = page.viewportSize() ?? { width: 0, height: 0 }
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  // The round border of a label is drawn otherwise by a pixel when its overflow changes; it holds no formula.
  await page.evaluate(`for (const sheet of document.styleSheets) if (sheet.href.includes('/site-')) {
    sheet.insertRule('* { scrollbar-width: none !important; scroll-behavior: auto !important; background: none !important }', sheet.cssRules.length)
    sheet.insertRule('.shown-whole :not(.katex *, .visually-hidden, .label) { overflow: clip visible !important }', sheet.cssRules.length)
  }`)
  for (let top = 0; top < height; top += viewport.height - 2 * margin) {
    await page.evaluate(`scrollTo(0, ${top})`)
    const boxes = await page.evaluate<Box[]>(listBoxes)
    const asIs = await readPicture(await page.screenshot())
    await page.evaluate('document.documentElement.classList.add("shown-whole")')
    const whole = await readPicture(await page.screenshot())
    await page.evaluate('document.documentElement.classList.remove("shown-whole")')
    for (const box of boxes) if (differs({ box, asIs, whole })) found.add(box.words)
  }
  return [...found]
}

type Box = { words: string; left: number; right: number; top: number; bottom: number }

// How far from its box cut ink is looked for, in pixels.
const margin = 40

const listBoxes = `[...document.querySelectorAll('main *')]
  .filter((box) => getComputedStyle(box).overflowX === 'auto' && box.checkVisibility())
  .map((box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect()
    return { left, right, top, bottom, words: (box.querySelector('annotation') ?? box).textContent }
  })
  .filter(({ top, bottom }) => bottom > 0 && top < innerHeight)`

// A single pixel at the edge of the picture may be drawn otherwise; a cut accent is more.
const least = 3

function differs({ box, asIs, whole }: { box: Box; asIs: Picture; whole: Picture }): boolean {
  const isCutAt = (x: number, y: number) => whole.isDark(x, y) && !asIs.isDark(x, y)
  let cut = 0
  for (let x = Math.ceil(box.left); x < Math.floor(box.right); x += 1)
    for (let step = 0; step < margin; step += 1)
      for (const y of [Math.floor(box.top) - step, Math.ceil(box.bottom) + step]) if (isCutAt(x, y)) cut += 1
  return cut >= least
}
