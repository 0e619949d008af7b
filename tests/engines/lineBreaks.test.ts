import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { chromium } from './chromium.ts'
import { firefox } from './firefox.ts'
import { webkit } from './webkit.ts'

const sentence = '式「$x_1$」、$y$、また($z^2$)。ここで$a+b=c$である。'

let served: Awaited<ReturnType<typeof serveRendered>>
let page: string
beforeAll(async () => {
  const snapshot = smallSnapshot()
  const [erratum] = snapshot.errata
  if (erratum) erratum.note = { ja: sentence.repeat(12), en: null }
  served = await serveRendered(await renderFixture(snapshot))
  page = `${served.url}/ja/books/${erratum?.book}/errata/`
})
afterAll(() => served?.close())

describe.each([chromium, firefox, webkit])('$name', (kind) => {
  it.skipIf(kind.findMissing() !== null)(
    'begins no line with the sign after a formula in one piece, and breaks longer ones',
    { timeout: 120_000 },
    async () => {
      const engine = await kind.start({ width: 800, height: 900, scale: 1 })
      try {
        await engine.open(page)
        const { wrong, broken } = await engine.run<{ wrong: string[]; broken: number }>(`
          const note = [...document.querySelectorAll('.note')].find((one) => one.textContent.includes('また'))
          const formulas = [...note.querySelectorAll('.katex')]
          const wrong = []
          let broken = 0
          for (let width = 120; width < 420; width += 7) {
            note.style.width = width + 'px'
            const { left } = note.getBoundingClientRect()
            const signs = document.createTreeWalker(note, NodeFilter.SHOW_TEXT)
            const range = document.createRange()
            while (signs.nextNode()) {
              const node = signs.currentNode
              if (node.parentElement.closest('.katex')) continue
              for (let at = 0; at < node.length; at += 1) {
                if (!'、。」)'.includes(node.data[at])) continue
                range.setStart(node, at)
                range.setEnd(node, at + 1)
                if (range.getBoundingClientRect().left < left + 12) wrong.push(width + node.data[at])
              }
            }
            for (const formula of formulas) {
              const tops = [...formula.querySelectorAll('.katex-base')].map((base) => base.getBoundingClientRect().bottom)
              if (Math.max(...tops) - Math.min(...tops) > 12) broken += 1
            }
            if (note.scrollWidth > note.clientWidth + 1) wrong.push(width + ' is too narrow')
          }
          return { wrong, broken }`)
        expect(wrong).toEqual([])
        expect(broken).toBeGreaterThan(0)
      } finally {
        await engine.close()
      }
    },
  )
})
