import { renderLatex } from '../../content/latex.ts'
import { usedMacros, type Macros } from '../../content/macros.ts'
import type { FormulaNeeds } from './formulaNeeds.ts'
import { moveStylesToClasses } from './inlineStyles.ts'
import { readKatexStyles } from './katexStyles.ts'
import { mathInWords } from './mathInWords.ts'
import { createGlyphReader, type Glyphs, type ReadGlyphs } from './readGlyphs.ts'

/** A formula that KaTeX can read. */
export type DrawnFormula = Pick<FormulaNeeds, 'styles'> & {
  ok: true
  html: () => string
  classNames: ReadonlySet<string>
  glyphs: Glyphs
  /** The formula in plain words: σ². */
  inWords: () => string
}

/** One formula, ready for a page; `{ ok: false }` where KaTeX can't read it. */
export type Formula = DrawnFormula | { ok: false }

/** How a formula is rendered: on lines of its own or not, and with which macros of its book. */
export type FormulaOptions = { display: boolean; macros: Macros }

/** Renders LaTeX. The same formula gives the same object for as long as it is in the cache. */
export type RenderFormula = (latex: string, options: FormulaOptions) => Formula

// In bytes.
const defaultSize = 12_000_000

/**
 * A renderer with a cache, because most formulas of a book were there before its last edit, too. Where the cache is full, what was
 * asked for the longest time ago is forgotten: what no book uses any more goes first.
 */
export function createMath({ cacheSize = defaultSize }: { cacheSize?: number } = {}): RenderFormula {
  const cache = new Map<string, CachedFormula>()
  const readGlyphs = rememberEqual(createGlyphReader(readKatexStyles()))
  let size = 0
  const forgetOldest = () => {
    for (const [key, { bytes }] of cache) {
      if (size <= cacheSize) return
      cache.delete(key)
      size -= bytes
    }
  }
  return (latex, { display, macros }) => {
    const used = usedMacros(latex, macros)
    const key = used.size === 0 ? `${display ? 'd' : 'i'}${latex}` : JSON.stringify([display, latex, ...used])
    const cached = cache.get(key)
    if (cached !== undefined) {
      cache.delete(key)
      cache.set(key, cached)
      return cached.formula
    }
    const { formula, bytes } = renderFormula(latex, { display, macros: used, readGlyphs })
    cache.set(key, { formula, bytes: bytes + 2 * key.length })
    size += bytes + 2 * key.length
    forgetOldest()
    return formula
  }
}

type CachedFormula = { formula: Formula; bytes: number }

// What a formula takes beside its HTML.
const bytesOfRest = 500

function renderFormula(
  latex: string,
  { readGlyphs, ...options }: FormulaOptions & { readGlyphs: ReadGlyphs },
): CachedFormula {
  const rendered = renderLatex(latex, options)
  if (!rendered.ok) return { formula: { ok: false }, bytes: bytesOfRest }
  const { html: text, styles } = moveStylesToClasses(rendered.html)
  // As UTF-8 it takes half of what a string of mathematical signs takes.
  const html = Buffer.from(text)
  let words: string | undefined
  const inWords = () => {
    words ??= mathInWords(html.toString())
    return words
  }
  const formula = {
    ok: true as const,
    html: () => html.toString(),
    styles,
    classNames: classNamesOf(text),
    glyphs: readGlyphs(text),
    inWords,
  }
  return { formula, bytes: html.length + bytesOfRest }
}

// Most formulas have the classes of another one.
const knownClassNames = new Map<string, ReadonlySet<string>>()
const mostClassNames = 5000

function classNamesOf(html: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, value = ''] of html.matchAll(/ class="([^"]*)"/g))
    for (const name of value.split(' ')) if (!/^k[0-9a-f]{8}$/.test(name)) names.add(name)
  const key = [...names].sort().join(' ')
  const earlier = knownClassNames.get(key)
  if (earlier !== undefined) return earlier
  const ownNames = new Set(key.split(' '))
  if (knownClassNames.size >= mostClassNames) knownClassNames.clear()
  knownClassNames.set(key, ownNames)
  return ownNames
}

/** The same object for the same glyphs: many formulas have those of another one. */
function rememberEqual(readGlyphs: ReadGlyphs): ReadGlyphs {
  const known = new Map<string, Glyphs>()
  return (html) => {
    const glyphs = readGlyphs(html)
    const key = [...glyphs].join('\n')
    const earlier = known.get(key)
    if (earlier !== undefined) return earlier
    if (known.size >= mostClassNames) known.clear()
    known.set(key, glyphs)
    return glyphs
  }
}
