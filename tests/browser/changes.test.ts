import { describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { useSite } from '../helpers/useSite.ts'

const site = useSite(smallSnapshot)

const read = `(() => {
  const article = document.getElementById('0AB1C').closest('article')
  return ['wrong', 'right'].map((side) => {
    const mark = article.querySelector('.' + side + ' .changed')
    const { outlineStyle, outlineWidth } = getComputedStyle(mark)
    const rects = [...article.querySelectorAll('.' + side + ' .katex-html .mord')].map((e) => e.getBoundingClientRect().x)
    const withMark = rects.join()
    const before = mark.getAttribute('class')
    mark.removeAttribute('class')
    const without = [...article.querySelectorAll('.' + side + ' .katex-html .mord')].map((e) => e.getBoundingClientRect().x).join()
    mark.setAttribute('class', before)
    return [mark.textContent, outlineStyle, outlineWidth, withMark === without, article.querySelector('.' + side + ' annotation').textContent]
  })
})()`

describe('the marks of what differs', () => {
  it.each([
    ['light', 'none'],
    ['dark', 'none'],
    ['light', 'active'],
  ] as const)('are boxes that move nothing (%s, forced colours %s)', async (colorScheme, forcedColors) => {
    const page = await site.browser.newPage({ colorScheme, forcedColors })
    await page.goto(`${site.url}/en/books/invented-geometry/errata/`)
    expect(await page.evaluate(read)).toEqual([
      ['m', 'dashed', '1px', true, '\\partial x_m'],
      ['d', 'solid', '1px', true, '\\partial x_d'],
    ])
    await page.close()
  })
})
