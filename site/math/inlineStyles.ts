import { createHash } from 'node:crypto'

/** HTML without `style=`, and the classes that stand for its styles: class name → declarations. */
export type StyledHtml = { html: string; styles: ReadonlyMap<string, string> }

/**
 * Turns the `style` attributes that KaTeX writes into classes, because readers get `style-src 'self'`, under which
 * a style attribute counts for nothing (and σ² would read σ₂). A class is named after its declarations, so one name
 * means the same in every release.
 */
export function moveStylesToClasses(html: string): StyledHtml {
  const styles = new Map<string, string>()
  // KaTeX escapes < > " in texts and attribute values: what stands between < and > here is a tag.
  const moved = html.replace(/<[a-zA-Z][^<>]*>/g, (tag) => {
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
  return { html: moved, styles }
}

function classOf(declarations: string): string {
  return `k${createHash('sha256').update(declarations).digest('hex').slice(0, 8)}`
}
