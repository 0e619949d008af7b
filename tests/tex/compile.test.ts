import { execFile, spawnSync } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  signCommands,
  plainCommands,
  commandsOfOne,
  commandsOfTwo,
} from '../../site/feeds/tex/latexCommands.ts'
import { katexCommands } from '../../site/feeds/tex/katexCommands.ts'
import { renderLatex } from '../../content/latex.ts'
import { hardTexSnapshot } from '../fixtures/hardTexSnapshot.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import type { Snapshot } from '../helpers/wholeSite.ts'
import { hostileSnapshot } from '../site/hostileSnapshot.ts'
import { renderFixture } from '../site/renderFixture.ts'

const hasLualatex = spawnSync('lualatex', ['--version']).status === 0
if (!hasLualatex)
  console.log(
    'lualatex is not on the path (Debian: texlive-luatex texlive-lang-japanese texlive-latex-extra texlive-science): errata.tex is not compiled.',
  )

describe.skipIf(!hasLualatex)('errata.tex compiles with LuaLaTeX', () => {
  let dir: string
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'okuzuke-tex-'))
  })
  afterAll(() => rm(dir, { recursive: true, force: true }))

  /** Compiles and gives the log: LuaLaTeX ends with an error at the first one, and runs no other program. */
  const compile = async (name: string, tex: string): Promise<string> => {
    await writeFile(join(dir, `${name}.tex`), tex)
    const options = ['-no-shell-escape', '-interaction=nonstopmode', '-halt-on-error', `${name}.tex`]
    await promisify(execFile)('lualatex', options, { cwd: dir, maxBuffer: 1e8 }).catch(
      (error: { stdout: string }) => {
        throw new Error(error.stdout.slice(-2000))
      },
    )
    await access(join(dir, `${name}.pdf`))
    return readFile(join(dir, `${name}.log`), 'utf8')
  }

  it.each<[string, string, () => Snapshot]>([
    ['small', 'ja', smallSnapshot],
    ['small', 'en', smallSnapshot],
    ['hostile', 'ja', hostileSnapshot],
    ['hostile', 'en', hostileSnapshot],
    ['hard', 'ja', hardTexSnapshot],
    ['hard', 'en', hardTexSnapshot],
    ['allowed', 'ja', allowedSnapshot],
  ])('of the %s books (%s), with every sign', async (name, locale, snapshot) => {
    const site = await renderFixture(snapshot())
    const log = await compile(`${name}-${locale}`, site.text(`${locale}/books/invented-geometry/errata.tex`))
    expect(log.match(/^Missing character.*$/gm)).toBeNull()
  })
})

/** Each command of the lists in every form that KaTeX reads, also as a subscript and as an argument. */
function allowedSnapshot(): Snapshot {
  const snapshot = smallSnapshot()
  const [first] = snapshot.errata
  if (first === undefined) throw new Error('The fixture has no errata.')
  const commands = [
    ...signCommands,
    ...plainCommands,
    ...commandsOfOne,
    ...commandsOfTwo,
    ...katexCommands.keys(),
  ]
  const formsOf = (name: string) =>
    [
      'C',
      'C{a}',
      'C{a}{b}',
      'a C b',
      'x_C',
      'x_C{a}',
      'x_C{a}{b}',
      String.raw`\sqrt C`,
      String.raw`\sqrt C{a}`,
    ]
      .concat(String.raw`\left C a\right.`, String.raw`\sum C_a`, 'C[', 'C|')
      .map((form) => form.replace(/C/g, () => `\\${name} `))
      .filter((latex) => renderLatex(latex).ok)
  snapshot.errata = commands.map((name, index) => ({
    ...first,
    id: `allowed-${index}`,
    tag: `A${String(index).padStart(4, '0')}`,
    relatedTo: [],
    original: formsOf(name)
      .map((latex) => `$${latex.trim()}$`)
      .join(' '),
    correction: 'x',
  }))
  return snapshot
}
