import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoSnapshot } from '../helpers/demoSnapshot.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { chromium } from './chromium.ts'
import { findFaults } from './findFaults.ts'
import { firefox } from './firefox.ts'
import { webkit } from './webkit.ts'

const desk = { width: 1300, height: 1000, scale: 2 }
const phone = { width: 520, height: 1400, scale: 2 }

const book = 'books/diffusion-models/'
const views = [
  { path: `${book}errata/`, window: desk },
  { path: `${book}errata/`, window: phone },
  { path: book, window: desk },
  { path: `${book}news/`, window: desk },
]

let site: Awaited<ReturnType<typeof serveRendered>>
beforeAll(async () => {
  site = await serveRendered(await renderFixture(await demoSnapshot()))
})
afterAll(() => site?.close())

describe.each([chromium, firefox, webkit])('$name', ({ name, findMissing, start }) => {
  const missing = findMissing()
  if (missing !== null) {
    const words = `Without it the pages cannot be looked at in ${name}: ${missing}.`
    if (process.env.CI) it('is on this machine', () => expect.fail(words))
    else it.skip(words)
    return
  }

  it.each(['ja', 'en'])('shows what stands in the demo’s pages (%s)', async (locale) => {
    const faults: string[] = []
    for (const window of [desk, phone]) {
      const engine = await start(window)
      try {
        for (const { path } of views.filter((view) => view.window === window)) {
          await engine.open(`${site.url}/${locale}/${path}`)
          const found = await findFaults({ engine, window })
          faults.push(...found.map((fault) => `/${locale}/${path} at ${window.width} px: ${fault}`))
        }
      } finally {
        await engine.close()
      }
    }
    expect(faults).toEqual([])
  })
})
