import { isSafeLink } from '../../content/link.ts'
import { eachLocale } from '../../content/locale.ts'
import type {
  LocalizedRichText,
  RichText,
  RichTextBlock,
  RichTextInline,
  RichTextListItem,
  RichTextRow,
} from '../../content/richText.ts'
import { type Row, asRow, idOf, number, rows } from '../rows.ts'
import { joinCodeLines, toCodeLines } from './codeLines.ts'
import { joinFormulas } from './formulasInLine.ts'
import { toMarks } from './markBits.ts'

/** A bilingual field of Lexical's JSON as the contract has it; null where a language has no text. */
export function toLocalizedRichText(value: unknown): LocalizedRichText {
  const byLocale = asRow(value)
  return eachLocale((locale) => toRichText(byLocale[locale]))
}

/**
 * Turns the JSON of Payload's editor (Lexical) into the contract's tree. A node of a kind that the contract does not have
 * gives its text as plain paragraphs, so that no words of an editor are lost. An unsafe link gives its words alone. A picture is
 * named by the id of its upload.
 */
export function toRichText(value: unknown): RichText | null {
  const blocks = toBlocks(rows(asRow(asRow(value).root).children))
  return blocks.length === 0 ? null : blocks
}

function toBlocks(written: Row[]): RichTextBlock[] {
  const blocks: RichTextBlock[] = []
  let loose: Row[] = []
  const endLoose = () => {
    blocks.push(...toParagraph(toLine(loose)))
    loose = []
  }
  for (const node of joinCodeLines(written)) {
    // Text that stands beside blocks (in a list item, in an unknown node) is a paragraph of its own.
    if (isInline(node)) loose.push(node)
    else {
      endLoose()
      blocks.push(...toBlock(node))
    }
  }
  endLoose()
  return blocks
}

function toBlock(node: Row): RichTextBlock[] {
  const children = rows(node.children)
  switch (node.type) {
    case 'heading':
      return withText(toLine(children), (inlines) => ({
        kind: 'heading',
        level: headingLevel(node.tag),
        children: inlines,
      }))
    case 'quote':
      return withText(toLine(children), (inlines) => ({ kind: 'quote', children: inlines }))
    case 'list': {
      const items = toListItems(children)
      return items.length === 0 ? [] : [{ kind: 'list', ordered: node.listType === 'number', items }]
    }
    case 'horizontalrule':
      return [{ kind: 'rule' }]
    case 'table': {
      const tableRows = toTableRows(children)
      return tableRows.some(({ cells }) => cells.some(({ blocks }) => blocks.length > 0))
        ? [{ kind: 'table', rows: tableRows }]
        : []
    }
    case 'upload': {
      const media = idOf(node.value)
      return node.relationTo === 'media' && media !== null ? [{ kind: 'picture', media }] : []
    }
    case 'paragraph': {
      const code = toCodeLines(node)
      return code === null ? toParagraph(toLine(children)) : [{ kind: 'code', text: code }]
    }
    default:
      return children.length > 0
        ? toBlocks(children)
        : toParagraph(toLine([{ type: 'text', text: looseText(node) }]))
  }
}

/** Lexical puts a nested list into an item of its own; it belongs to the item before it. */
function toListItems(nodes: Row[]): RichTextListItem[] {
  const items: RichTextListItem[] = []
  for (const node of nodes) {
    const children = rows(node.children)
    const inlines = toLine(children.filter(isInline))
    const blocks = toBlocks(children.filter((child) => !isInline(child)))
    const last = items.at(-1)
    if (inlines.length === 0 && last) last.blocks.push(...blocks)
    else if (inlines.length > 0 || blocks.length > 0) items.push({ children: inlines, blocks })
  }
  return items
}

function toTableRows(nodes: Row[]): RichTextRow[] {
  return nodes.map((row) => ({
    cells: rows(row.children).map((cell) => ({
      header: (number(cell.headerState) ?? 0) > 0,
      colSpan: toSpan(cell.colSpan),
      rowSpan: toSpan(cell.rowSpan),
      blocks: toBlocks(rows(cell.children)),
    })),
  }))
}

function toSpan(value: unknown): number {
  return Number.isInteger(value) ? Math.min(1000, Math.max(1, Number(value))) : 1
}

function toLine(nodes: Row[]): RichTextInline[] {
  return joinFormulas(toInlines(nodes))
}

function toInlines(nodes: Row[]): RichTextInline[] {
  return nodes.flatMap((node): RichTextInline[] => {
    const children = rows(node.children)
    switch (node.type) {
      case 'text':
        return node.text === '' || typeof node.text !== 'string'
          ? []
          : [{ kind: 'text', text: node.text, marks: toMarks(node.format) }]
      case 'tab':
        return [{ kind: 'text', text: '\t', marks: [] }]
      case 'linebreak':
        return [{ kind: 'break' }]
      case 'link':
      case 'autolink': {
        const url = asRow(node.fields).url ?? node.url
        const inlines = toInlines(children)
        return typeof url === 'string' && isSafeLink(url) && inlines.length > 0
          ? [{ kind: 'link', url, children: inlines }]
          : inlines
      }
      default:
        return children.length > 0
          ? toInlines(children)
          : toInlines([{ type: 'text', text: looseText(node) }])
    }
  })
}

const inlineTypes = new Set(['text', 'tab', 'linebreak', 'link', 'autolink', 'inlineBlock'])

function isInline(node: Row): boolean {
  return inlineTypes.has(String(node.type))
}

function toParagraph(inlines: RichTextInline[]): RichTextBlock[] {
  return withText(inlines, (children) => ({ kind: 'paragraph', children }))
}

// The editor leaves empty paragraphs where the cursor can stand: they are no content.
function withText(
  inlines: RichTextInline[],
  make: (inlines: RichTextInline[]) => RichTextBlock,
): RichTextBlock[] {
  return inlines.some(
    (inline) => inline.kind !== 'break' && !(inline.kind === 'text' && inline.text.trim() === ''),
  )
    ? [make(inlines)]
    : []
}

/** The words in a node of an unknown kind without children: those of its own fields, as a block has them. */
function looseText(node: Row): string {
  if (typeof node.text === 'string') return node.text
  return Object.entries(asRow(node.fields))
    .filter(([name, value]) => typeof value === 'string' && !['id', 'blockType', 'blockName'].includes(name))
    .map(([, value]) => String(value))
    .join(' ')
}

// The page's own title is its h1, so h1 and h2 in a text are both level 2.
function headingLevel(tag: unknown): 2 | 3 | 4 {
  return tag === 'h3' ? 3 : tag === 'h4' || tag === 'h5' || tag === 'h6' ? 4 : 2
}
