import type { RichTextInline, RichTextMark } from '../../content/richText.ts'
import { printText } from '../../content/printText.ts'
import { parseText } from '../../content/text.ts'

/**
 * Puts each formula of a line (a paragraph, a heading, an item of a list) into one text, where the editor keeps it in several:
 * over a line break, an underline or an address that became a link by itself. The pieces of a formula with different other marks
 * stay as they are: `findSplitFormulas` names those.
 */
export function joinFormulas(line: readonly RichTextInline[]): RichTextInline[] {
  const leaves = toLeaves(line)
  const formulas = formulasOver(leaves).filter(({ parts }) => isOneFormula(parts))
  if (formulas.length === 0) return [...line]
  const joined = leaves.flatMap((leaf): Leaf[] => {
    const within = formulas.filter(({ start, end }) => start < leaf.end && end > leaf.start)
    if (within.length === 0) return [leaf]
    const pieces: Leaf[] = []
    let position = leaf.start
    for (const { start, end, parts } of within) {
      pieces.push(...cut(leaf, position, start))
      if (start >= leaf.start) pieces.push(oneText(parts, start, end))
      position = end
    }
    return [...pieces, ...cut(leaf, position, leaf.end)]
  })
  return fromLeaves(joined)
}

/**
 * The formulas of which a part has another mark (or is a link, or code). A mark may stand where a sign was: Markdown's `_` and `*`
 * became italics between dollars once. What was meant is not known, so they are not formulas on the site.
 */
export function findSplitFormulas(line: readonly RichTextInline[]): string[] {
  return formulasOver(toLeaves(line))
    .filter(({ parts }) => !isOneFormula(parts))
    .map(({ parts, start, end }) => parts.map((leaf) => textBetween(leaf, start, end)).join(''))
}

/** A line as one text of the grammar (`content/text.ts`): what is marked as code is code there, and a line break is one. */
export function lineText(line: readonly RichTextInline[]): string {
  return toLeaves(line)
    .map(({ text, marks, start, end }) =>
      marks.includes('code') ? printText([{ kind: 'code', code: text, block: false, start, end }]) : text,
    )
    .join('')
}

/** A text, or a line break, at its place in the line; `link` is the link that it stands in. */
type Leaf = {
  kind: 'text' | 'break'
  text: string
  marks: RichTextMark[]
  link: Extract<RichTextInline, { kind: 'link' }> | null
  start: number
  end: number
}

type Formula = { start: number; end: number; parts: Leaf[] }

function toLeaves(line: readonly RichTextInline[]): Leaf[] {
  const leaves: Leaf[] = []
  const add = (inlines: readonly RichTextInline[], link: Leaf['link']) => {
    for (const inline of inlines) {
      const start = leaves.at(-1)?.end ?? 0
      if (inline.kind === 'link') add(inline.children, inline)
      else if (inline.kind === 'break')
        leaves.push({ kind: 'break', text: '\n', marks: [], link, start, end: start + 1 })
      else leaves.push({ ...inline, link, start, end: start + inline.text.length })
    }
  }
  add(line, null)
  return leaves
}

function fromLeaves(leaves: readonly Leaf[]): RichTextInline[] {
  const inlines: RichTextInline[] = []
  let last: Leaf['link'] = null
  for (const { kind, text, marks, link } of leaves) {
    const inline: RichTextInline = kind === 'break' ? { kind } : { kind, text, marks }
    const previous = inlines.at(-1)
    if (link === null) inlines.push(inline)
    else if (link === last && previous?.kind === 'link') previous.children.push(inline)
    else inlines.push({ ...link, children: [inline] })
    last = link
  }
  return inlines
}

/** The formulas that stand in more than one leaf. */
function formulasOver(leaves: readonly Leaf[]): Formula[] {
  const text = leaves.map((leaf) => (leaf.marks.includes('code') ? masked(leaf.text) : leaf.text)).join('')
  return parseText(text)
    .filter(({ kind }) => kind === 'math')
    .map(({ start, end }) => ({
      start,
      end,
      parts: leaves.filter((leaf) => leaf.start < end && leaf.end > start),
    }))
    .filter(({ parts }) => parts.length > 1)
}

// Inside code nothing begins or ends a formula.
const masked = (code: string) => '\uFFFC'.repeat(code.length)

function isOneFormula(parts: readonly Leaf[]): boolean {
  const texts = parts.filter(({ kind }) => kind === 'text')
  const kinds = new Set(texts.map(({ marks }) => meaningOf(marks)))
  const links = new Set(texts.map(({ link }) => (link !== null && isOwnAddress(link) ? null : link)))
  return kinds.size === 1 && links.size === 1 && !texts.some(({ marks }) => marks.includes('code'))
}

// Nothing that is typed becomes an underline.
const meaningOf = (marks: readonly RichTextMark[]) =>
  [...marks]
    .filter((mark) => mark !== 'underline')
    .sort()
    .join()

function isOwnAddress({ url, children }: NonNullable<Leaf['link']>): boolean {
  const words = children.map((child) => (child.kind === 'text' ? child.text : '')).join('')
  return url === words || url === `https://${words}` || url === `mailto:${words}`
}

function oneText(parts: readonly Leaf[], start: number, end: number): Leaf {
  const texts = parts.filter(({ kind }) => kind === 'text')
  const marks = texts[0]?.marks ?? []
  const link = texts.every((part) => part.link === texts[0]?.link) ? (texts[0]?.link ?? null) : null
  return {
    kind: 'text',
    text: parts.map((leaf) => textBetween(leaf, start, end)).join(''),
    marks: texts.every((part) => part.marks.includes('underline'))
      ? marks
      : marks.filter((mark) => mark !== 'underline'),
    link,
    start,
    end,
  }
}

function cut(leaf: Leaf, from: number, to: number): Leaf[] {
  const [start, end] = [Math.max(from, leaf.start), Math.min(to, leaf.end)]
  return start < end ? [{ ...leaf, text: textBetween(leaf, start, end), start, end }] : []
}

function textBetween(leaf: Leaf, start: number, end: number): string {
  return leaf.text.slice(Math.max(0, start - leaf.start), Math.max(0, end - leaf.start))
}
