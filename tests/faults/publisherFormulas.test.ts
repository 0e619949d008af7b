import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPublishSteps } from '../../site/publisher/publishSteps.ts'
import { runPublisher } from '../../site/publisher/runPublisher.ts'
import { createSiteRenderer } from '../../site/renderSite.ts'
import { correctTo, openCmsStandIn, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { until } from '../helpers/until.ts'
import { howOften, noteEachTest, triedOften } from '../helpers/tries.ts'
import { shortTimes } from '../helpers/shortTimes.ts'

const page = 'ja/books/invented-geometry/errata/index.html'
const broken = [
  '\\frac{1',
  'x^2^3',
  '\\tilde{x))',
  '\\begin{matrix} a & b',
  '\\unknowncommand',
  '\\left( x',
  '}{',
  '\\def\\a{\\a}\\a',
  '&',
  '#1',
  '^',
]
const hostile: [string, string][] = [
  ['a long one', 'x+'.repeat(50_000)],
  ['a deep one', '{'.repeat(5_000) + '}'.repeat(5_000)],
  ['deep fractions', '\\frac{1}{'.repeat(200) + '}'.repeat(200)],
  [
    'a macro bomb',
    '\\def\\a{xx}\\def\\b{\\a\\a\\a\\a}\\def\\c{\\b\\b\\b\\b}\\def\\d{\\c\\c\\c\\c}\\d\\d\\d\\d\\d\\d',
  ],
  ['a macro that calls itself', '\\def\\a{\\a\\a}\\a'],
  ['a large matrix', `\\begin{matrix}${`${'1&'.repeat(199)}1\\\\`.repeat(200)}\\end{matrix}`],
  ['a box far outside of the page', '\\raisebox{-9999em}{x}\\rule{9999em}{9999em}'],
  ['a link', '\\href{javascript:alert(1)}{x}'],
  ['an attribute', '\\htmlData{onclick=alert(1)}{x}'],
  ['a picture from elsewhere', '\\includegraphics{https://example.org/a.png}'],
]

let cms: CmsStandIn
let dataDir: string
let siteDir: string
let stop: AbortController
let ended: Promise<void>
let lines: string[]
beforeAll(async () => {
  cms = await openCmsStandIn()
  dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-formulas-'))
  siteDir = join(dataDir, 'site')
  const settings = {
    siteDir,
    publisherDir: join(dataDir, 'publisher'),
    cmsUrl: cms.url,
    siteUrl: 'https://books.example.org',
    publisherApiKey: cms.key,
  }
  stop = new AbortController()
  lines = []
  ended = runPublisher({
    ...settings,
    steps: createPublishSteps({ settings, renderer: createSiteRenderer({ programVersion: 'tests' }) }),
    programVersion: 'tests',
    signal: stop.signal,
    log: (line) => lines.push(line),
    times: shortTimes,
  })
  await until(() => cms.reports().length === 1)
})
afterAll(async () => {
  stop.abort()
  await ended
  await cms.close()
  rmSync(dataDir, { recursive: true, force: true })
})

let row: string
const publishFormula = async (latex: string, words: string) => {
  row = cms.publish(correctTo(`${words} $${latex}$`))
  await until(() => cms.reports().some((report) => report.changes.includes(row)))
}
const report = () => cms.reports().find((candidate) => candidate.changes.includes(row))
const messages = () => (report()?.problems ?? []).filter((problem) => problem.document?.id === 'erratum-1')

describe('a formula that KaTeX cannot read (F7)', triedOften({ tests: broken.length }), () => {
  noteEachTest({ id: 'F7', what: 'broken formulas, published' })
  beforeEach(() => expect(cms.waiting()).toEqual([]))
  afterEach(async () => expect(await findDamage(siteDir)).toEqual([]))

  it.each(broken)('%s is shown as code, the rest is published, and the editor is told', async (latex) => {
    await publishFormula(latex, `before ${broken.indexOf(latex)}`)
    expect(report()).toMatchObject({ outcome: 'live', changes: [row] })
    const html = readLiveFile(siteDir, page)
    expect(html).toContain(`before ${broken.indexOf(latex)}`)
    expect(html).not.toContain('katex-error')
    expect(messages()).toMatchObject([{ severity: 'warning', document: { collection: 'errata' } }])
  })

  it('of any kind never stops a publish', async () => {
    const piece = fc.constantFrom(
      ...[
        '\\',
        '{',
        '}',
        '^',
        '_',
        '&',
        '#',
        '~',
        'x',
        '1',
        '\\frac',
        '\\left',
        '(',
        '\\begin{matrix}',
        '\\\\',
        '\\text',
        ' ',
      ],
    )
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
        count += 1
        await publishFormula(pieces.join(''), `random ${count}`)
        expect(report()?.outcome, JSON.stringify(report()?.problems)).toBe('live')
        expect(readLiveFile(siteDir, page)).toContain(`random ${count}`)
      }),
      { numRuns: howOften({ short: 40, long: 500 }) },
    )
  })
})

describe(
  'a formula made to burn time or memory, or to reach out (F8, D9)',
  triedOften({ tests: hostile.length }),
  () => {
    noteEachTest({ id: 'F8', what: 'hostile formulas, published' })
    noteEachTest({ id: 'D9', what: 'hostile formulas, published' })
    it.each(hostile)('%s is bounded, and the site goes live', async (name, latex) => {
      const began = performance.now()
      await publishFormula(latex, `hostile ${name}`)
      expect(performance.now() - began).toBeLessThan(10_000)
      expect(report()).toMatchObject({ outcome: 'live', changes: [row] })
      const html = readLiveFile(siteDir, page)
      expect(html).toContain(`hostile ${name}`)
      expect(html).not.toMatch(/href="javascript:|<img[^>]+example\.org|<[^>]*\sonclick=/)
    })
  },
)
