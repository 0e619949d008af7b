import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hardTexSnapshot } from '../fixtures/hardTexSnapshot.ts'
import { hostileFormulas } from '../fixtures/hostileFormulas.ts'
import { otherFields } from '../fixtures/otherFields.ts'
import { renamedSnapshot } from '../fixtures/renamedSnapshot.ts'
import { demoSnapshot } from '../helpers/demoSnapshot.ts'
import type { Snapshot } from '../helpers/wholeSite.ts'
import { hostileSnapshot } from '../site/hostileSnapshot.ts'
import { renderFixture } from '../site/renderFixture.ts'

/** The Nu Html Checker (npm's vnu-jar), which runs by Java: VNU_JAR names its file. */
const checker = process.env.VNU_JAR

type Message = { url: string; message: string; extract?: string }

/** What KaTeX (0.19) writes for \tag, substack and \overset of an operator: browsers read it, the checker's schema of MathML does not. */
const ofKatex = [
  /^Attribute “width” not allowed on element “mtd”/,
  /^Bad value “” for attribute “columnspacing” on element “mtable”/,
  /^Element “m\w+” not allowed as child of element “mo”/,
  /^The “m\w+” element is a completely-unknown element/,
]

/** What the checker calls an error in the HTML below the folder, each with its page. */
async function findErrors(folder: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    'java',
    // Formulas may be nested 50 levels deep.
    [
      ...['-Xss4m', '-jar', checker ?? '', '--errors-only', '--format', 'json', '--stdout'],
      ...['--exit-zero-always', '--skip-non-html', folder],
    ],
    { maxBuffer: 100_000_000 },
  )
  const { messages } = JSON.parse(stdout) as { messages: Message[] }
  const pageOf = (url: string) => url.slice(url.indexOf(folder) + folder.length + 1)
  // The same once for each page.
  return [
    ...new Set(
      messages
        .filter(({ message }) => !ofKatex.some((pattern) => pattern.test(message)))
        .map(({ url, message, extract }) => `${pageOf(url)}: ${message} ${extract ?? ''}`),
    ),
  ]
}

/** A home page that is a book's own, as a site with one book has it. */
function siteOfOneBook(): Snapshot {
  const snapshot = otherFields()
  snapshot.settings.homeBook = 'chemistry'
  return snapshot
}

const sites: Record<string, () => Snapshot | Promise<Snapshot>> = {
  demo: demoSnapshot,
  'other-fields': otherFields,
  'one-book': siteOfOneBook,
  renamed: renamedSnapshot,
  'wide-formulas': hostileFormulas,
  'hard-tex': hardTexSnapshot,
  hostile: hostileSnapshot,
}

describe('every page', () => {
  if (checker === undefined) {
    const words = 'The Nu Html Checker is not here: VNU_JAR names no file.'
    if (process.env.CI) it('is checked by it', () => expect.fail(words))
    else it.skip(words)
    return
  }

  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'okuzuke-html-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has no error that the Nu Html Checker finds', { timeout: 180_000 }, async () => {
    let pages = 0
    for (const [name, snapshotOf] of Object.entries(sites))
      for (const { path, content } of (await renderFixture(await snapshotOf())).files) {
        if (!path.endsWith('.html')) continue
        pages += 1
        const file = join(folder, name, path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, content)
      }
    expect(pages).toBeGreaterThan(150)
    expect(await findErrors(folder)).toEqual([])
  })
})
