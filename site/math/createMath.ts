import { renderLatex } from '../../content/latex.ts'
import { usedMacros, type Macros } from '../../content/macros.ts'
import { moveStylesToClasses } from './inlineStyles.ts'

/** One formula, ready for a page; `{ ok: false }` where KaTeX can't read it. */
export type Formula =
  | {
      ok: true
      html: string
      /** Class name → declarations: what the release's style sheet must hold for it. */
      styles: ReadonlyMap<string, string>
      classNames: ReadonlySet<string>
    }
  | { ok: false }

/** How a formula is rendered: on lines of its own or not, and with which macros of its book. */
export type FormulaOptions = { display: boolean; macros: Macros }

/** Renders LaTeX. The same formula gives the same object for as long as it is in the cache. */
export type RenderFormula = (latex: string, options: FormulaOptions) => Formula

// A formula takes about 2 KB: 20,000 formulas are a very large site, and 40 MB.
const cacheSize = 20_000

/** A renderer with a cache, because most formulas of a release were in the last one too. */
export function createMath(): RenderFormula {
  const cache = new Map<string, Formula>()
  return (latex, { display, macros }) => {
    const used = usedMacros(latex, macros)
    const key = JSON.stringify([display, latex, ...used])
    const cached = cache.get(key)
    if (cached) return cached
    const formula = renderFormula(latex, { display, macros: used })
    const oldest = cache.size >= cacheSize ? cache.keys().next().value : undefined
    if (oldest !== undefined) cache.delete(oldest)
    cache.set(key, formula)
    return formula
  }
}

function renderFormula(latex: string, options: FormulaOptions): Formula {
  const rendered = renderLatex(latex, options)
  if (!rendered.ok) return { ok: false }
  const styled = moveStylesToClasses(rendered.html)
  const classNames = new Set(
    [...styled.html.matchAll(/ class="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(' ')),
  )
  return { ok: true, html: styled.html, styles: styled.styles, classNames }
}
