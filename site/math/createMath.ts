import { renderLatex } from '../../content/latex.ts'
import { moveStylesToClasses } from './inlineStyles.ts'
import { isWideFormula } from './formulaWidth.ts'

/** One formula, ready for a page; `{ ok: false }` where KaTeX can't read it. */
export type Formula =
  | {
      ok: true
      html: string
      /** Class name → declarations: what the release's style sheet must hold for it. */
      styles: ReadonlyMap<string, string>
      classNames: ReadonlySet<string>
      /** It may be broader than a telephone, so it gets a box that scrolls. */
      isWide: boolean
      /** For a wide one: the class that sets its box on the line of the text around it. */
      depthClass: string | null
    }
  | { ok: false }

/** Gives a formula's HTML by its LaTeX. The same text gives the same object for as long as it is kept. */
export type RenderFormula = (latex: string) => Formula

// A formula takes some 2 KB: 20,000 of them are a very large site, and 40 MB.
const mostKept = 20_000

/** Makes a renderer that keeps what it rendered: most formulas of a release stood in the last one too. */
export function createMath(): RenderFormula {
  const kept = new Map<string, Formula>()
  return (latex) => {
    const known = kept.get(latex)
    if (known) return known
    const formula = renderFormula(latex)
    const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    kept.set(latex, formula)
    return formula
  }
}

function renderFormula(latex: string): Formula {
  const rendered = renderLatex(latex)
  if (!rendered.ok) return { ok: false }
  const isWide = isWideFormula(rendered.html)
  const moved = moveStylesToClasses(rendered.html)
  const classNames = new Set(
    [...moved.html.matchAll(/ class="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(' ')),
  )
  const box = isWide ? moveStylesToClasses(`<i style="vertical-align:${depthOf(rendered.html)}">`) : null
  return {
    ok: true,
    html: moved.html,
    styles: new Map([...moved.styles, ...(box?.styles ?? [])]),
    classNames,
    isWide,
    depthClass: box === null ? null : ([...box.styles.keys()][0] ?? null),
  }
}

/** How far the formula reaches below the line, as KaTeX's struts say it. A box that scrolls has no baseline of its own. */
function depthOf(html: string): string {
  const depths = [...html.matchAll(/vertical-align:(-[\d.]+)em/g)].map((match) => Number(match[1]))
  return `${Math.min(0, ...depths)}em`
}
