import { createHash } from 'node:crypto'

/** A class, and what it says. The same declarations give the same object. */
export type FormulaStyle = { name: string; declarations: string }

/** HTML without `style` attributes, and the classes that replace them. */
type StyledHtml = { html: string; styles: readonly FormulaStyle[] }

/**
 * Turns the `style` attributes of KaTeX's HTML into classes, because the site's policy (`style-src 'self'`) blocks style
 * attributes, and without them σ² looks like σ₂. A class's name is a hash of its declarations, so that it means the same
 * in every release.
 */
export function moveStylesToClasses(html: string): StyledHtml {
  const styles = new Set<FormulaStyle>()
  // KaTeX escapes < > " in texts and attribute values, so everything between < and > is a tag.
  const styledHtml = html.replace(/<[a-zA-Z][^<>]*>/g, (tag) => {
    const match = / style="([^"]*)"/.exec(tag)
    if (match === null) return tag
    const declarations = (match[1] ?? '').replace(/;$/, '')
    const without = tag.replace(match[0], '')
    if (declarations === '') return without
    const style = styleOf(declarations)
    const { name } = style
    styles.add(style)
    return / class="/.test(without)
      ? without.replace(
          / class="([^"]*)"/,
          (_whole, names: string) => ` class="${`${names} ${name}`.trim()}"`,
        )
      : without.replace(/^<([a-zA-Z]+)/, `<$1 class="${name}"`)
  })
  return { html: styledHtml, styles: [...styles] }
}

// A few hundred make up nearly all formulas; what more there are must not stay for ever.
const knownStyles = new Map<string, FormulaStyle>()
const mostStyles = 5000

function styleOf(declarations: string): FormulaStyle {
  const earlier = knownStyles.get(declarations)
  if (earlier !== undefined) return earlier
  const name = `k${createHash('sha256').update(declarations).digest('hex').slice(0, 8)}`
  const style = { name, declarations }
  if (knownStyles.size >= mostStyles) knownStyles.clear()
  knownStyles.set(declarations, style)
  return style
}
