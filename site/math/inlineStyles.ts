import { createHash } from 'node:crypto'

/** HTML without `style` attributes, and the classes that replace them: class name → declarations. */
type StyledHtml = { html: string; styles: ReadonlyMap<string, string> }

/**
 * Turns the `style` attributes of KaTeX's HTML into classes, because the site's policy (`style-src 'self'`) blocks style
 * attributes, and without them σ² looks like σ₂. A class's name is a hash of its declarations, so that it means the same
 * in every release.
 */
export function moveStylesToClasses(html: string): StyledHtml {
  const styles = new Map<string, string>()
  // KaTeX escapes < > " in texts and attribute values, so everything between < and > is a tag.
  const styledHtml = html.replace(/<[a-zA-Z][^<>]*>/g, (tag) => {
    const match = / style="([^"]*)"/.exec(tag)
    if (match === null) return tag
    const declarations = (match[1] ?? '').replace(/;$/, '')
    const without = tag.replace(match[0], '')
    if (declarations === '') return without
    const name = classOf(declarations)
    styles.set(name, declarations)
    return / class="/.test(without)
      ? without.replace(
          / class="([^"]*)"/,
          (_whole, names: string) => ` class="${`${names} ${name}`.trim()}"`,
        )
      : without.replace(/^<([a-zA-Z]+)/, `<$1 class="${name}"`)
  })
  return { html: styledHtml, styles }
}

function classOf(declarations: string): string {
  return `k${createHash('sha256').update(declarations).digest('hex').slice(0, 8)}`
}
