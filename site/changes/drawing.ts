import type { FormulaStyle } from '../math/inlineStyles.ts'

/** A tag of KaTeX's HTML with what it holds; a text has no tag. */
type Element = { tag: string | null; text: string; children: Element[] }

const visibleOpening = '<span class="katex-html"'

/** What is seen of KaTeX's HTML, without the MathML before it. */
export function visibleOf(html: string): string {
  const end = html.lastIndexOf('</span>')
  const isDisplay = html.startsWith('<span class="katex-display"')
  return html.slice(html.indexOf(visibleOpening), isDisplay ? html.lastIndexOf('</span>', end - 1) : end)
}

/** What is seen of a formula, with what its classes say. */
export type Drawing = { visible: string; styles: readonly FormulaStyle[] }

/**
 * Whether two drawings of a formula look the same but for marks (elements of the class `mark`). What moves no sign is passed over:
 * the boxes between which a formula may be broken into lines (a mark is not broken), a box round a single one, a margin of nothing,
 * and whether the digits of a number stand in one element.
 */
export function isSameDrawing(one: Drawing, other: Drawing, mark: string): boolean {
  return write(parse(withStyles(one)), mark) === write(parse(withStyles(other)), mark)
}

/** The drawing with the space at an end of a mark behind it: the glue before a relation is no part of what differs. */
export function moveSpaceOut(visible: string, mark: string): string {
  return print(parse(visible), mark)
}

function print({ tag, text, children }: Element, mark: string): string {
  if (tag === null) return text
  const isSpace = (child: Element | undefined) => child?.tag?.startsWith('<span class="mspace') === true
  const isMark = isMarkTag(tag, mark) && !children.every(isSpace)
  const inner = [...children]
  const behind: Element[] = []
  while (isMark && isSpace(inner.at(-1))) behind.unshift(inner.pop() as Element)
  const all = (elements: readonly Element[]) => elements.map((element) => print(element, mark)).join('')
  const name = /^<([A-Za-z]+)/.exec(tag)?.[1]
  if (name === undefined || tag.endsWith('/>')) return tag + all(inner)
  return `${tag}${all(inner)}</${name}>${all(behind)}`
}

const isMarkTag = (tag: string, mark: string) => tag.startsWith(`<span class="enclosing ${mark}`)

function withStyles({ visible, styles }: Drawing): string {
  const declarations = new Map(
    styles.map(({ name, declarations: all }) => [name, all.replace(/(^|;)margin-left:0em(?=;|$)/, '')]),
  )
  return visible.replace(/\bk[0-9a-f]{8}\b/g, (name) => `{${declarations.get(name) ?? name}}`)
}

// KaTeX escapes < > " in texts and attribute values, so everything between < and > is a tag.
function parse(html: string): Element {
  const root: Element = { tag: '', text: '', children: [] }
  const open = [root]
  for (const [piece] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const parent = open.at(-1) as Element
    if (piece.startsWith('</')) open.pop()
    else {
      const isTag = piece.startsWith('<')
      const element: Element = { tag: isTag ? piece : null, text: isTag ? '' : piece, children: [] }
      parent.children.push(element)
      if (isTag && !piece.endsWith('/>')) open.push(element)
    }
  }
  return root
}

function write({ tag, text, children }: Element, mark: string): string {
  if (tag === null) return text
  if (/^<span class="katex-strut[ "]/.test(tag)) return ''
  const inner = joinDigits(children.map((child) => write(child, mark)).join(''))
  const isPassedOver =
    tag === '' ||
    tag === '<span class="katex-base">' ||
    isMarkTag(tag, mark) ||
    (/^<span class="mord(?: mtight)?">$/.test(tag) && isOneElement(inner))
  return isPassedOver ? inner : `${tag}${inner}</>`
}

const joinDigits = (html: string) =>
  html.replace(/(<span class="mord[^"]*">)([^<]*)<\/>(?:\1[^<]*<\/>)+/g, (run, tag: string) => {
    const signs = run.replaceAll(tag, '').replaceAll('</>', '')
    return `${tag}${signs}</>`
  })

function isOneElement(html: string): boolean {
  let depth = 0
  for (const { 0: tag, index } of html.matchAll(/<[^>]*>/g)) {
    if (!tag.endsWith('/>') || tag === '</>') depth += tag === '</>' ? -1 : 1
    if (depth === 0) return html.startsWith('<span class="m') && index + tag.length === html.length
  }
  return false
}
