import { randomUUID } from 'node:crypto'
import type {
  LocalizedRichText,
  RichText,
  RichTextBlock,
  RichTextCell,
  RichTextInline,
  RichTextListItem,
  RichTextMark,
} from '../../content/richText.ts'
import { fromMarks } from './markBits.ts'

type Node = { type: string } & Record<string, unknown>

/** The contract's tree as Payload's editor (Lexical) stores it, in each language; the inverse of `toLocalizedRichText`. */
export function fromLocalizedRichText({ ja, en }: LocalizedRichText) {
  return { ja: fromRichText(ja), en: fromRichText(en) }
}

/** Paragraphs of plain text as Payload's editor stores them; null where there are none. */
export function fromParagraphs(paragraphs: readonly string[] | null) {
  if (paragraphs === null || paragraphs.length === 0) return null
  return fromRichText(
    paragraphs.map((text) => ({ kind: 'paragraph', children: [{ kind: 'text', text, marks: [] }] })),
  )
}

function fromRichText(blocks: RichText | null) {
  if (blocks === null) return null
  return { root: { ...element, type: 'root', children: blocks.map(fromBlock) } }
}

// The fields that the editor stores in every element.
const element = { direction: null, format: '', indent: 0, version: 1 }

function fromBlock(block: RichTextBlock): Node {
  switch (block.kind) {
    case 'paragraph':
      return {
        ...element,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: fromInlines(block.children),
      }
    case 'heading':
      return {
        ...element,
        type: 'heading',
        tag: `h${block.level}`,
        children: fromInlines(block.children),
      }
    case 'quote':
      return { ...element, type: 'quote', children: fromInlines(block.children) }
    case 'list':
      return {
        ...element,
        type: 'list',
        listType: block.ordered ? 'number' : 'bullet',
        tag: block.ordered ? 'ol' : 'ul',
        start: 1,
        children: fromListItems(block.items),
      }
    case 'rule':
      return { type: 'horizontalrule', version: 1 }
    case 'code':
      return fromBlock({
        kind: 'paragraph',
        children: [{ kind: 'text', text: block.text, marks: ['code'] }],
      })
    case 'table':
      return {
        ...element,
        type: 'table',
        children: block.rows.map(({ cells }, row) => ({
          ...element,
          type: 'tablerow',
          children: cells.map((cell) => fromCell(cell, row === 0)),
        })),
      }
    case 'picture':
      return {
        type: 'upload',
        version: 3,
        format: '',
        id: randomUUID(),
        fields: null,
        relationTo: 'media',
        value: block.media,
      }
  }
}

/** Lexical tells the heads of columns (1) from those of rows (2); a cell without anything holds a place for the cursor. */
function fromCell({ header, colSpan, rowSpan, blocks }: RichTextCell, inFirstRow: boolean): Node {
  const content: readonly RichTextBlock[] = blocks.length > 0 ? blocks : [{ kind: 'paragraph', children: [] }]
  return {
    ...element,
    type: 'tablecell',
    headerState: header ? (inFirstRow ? 1 : 2) : 0,
    colSpan,
    rowSpan,
    backgroundColor: null,
    children: content.map(fromBlock),
  }
}

/** The editor keeps a list below an item in a separate item after it. */
function fromListItems(items: readonly RichTextListItem[]): Node[] {
  let value = 0
  return items.flatMap(({ children, blocks }) => [
    ...(children.length > 0 ? [createListItem(++value, fromInlines(children))] : []),
    ...blocks.map((block) => createListItem(value + 1, [fromBlock(block)])),
  ])
}

function createListItem(value: number, children: Node[]): Node {
  return { ...element, type: 'listitem', value, children }
}

function fromInlines(inlines: readonly RichTextInline[]): Node[] {
  return inlines.flatMap((inline): Node[] => {
    switch (inline.kind) {
      case 'text':
        return fromText(inline.text, inline.marks)
      case 'break':
        return [lineBreak]
      case 'link':
        return [
          {
            ...element,
            type: 'link',
            version: 3,
            fields: { linkType: 'custom', newTab: false, url: inline.url },
            children: fromInlines(inline.children),
          },
        ]
    }
  })
}

const lineBreak: Node = { type: 'linebreak', version: 1 }

/** The editor keeps the lines of a text (a formula or code on several) in nodes of their own. */
function fromText(text: string, marks: readonly RichTextMark[]): Node[] {
  return text.split('\n').flatMap((line, index) => [
    ...(index === 0 ? [] : [lineBreak]),
    ...(line === ''
      ? []
      : [
          {
            type: 'text',
            text: line,
            detail: 0,
            format: fromMarks(marks),
            mode: 'normal',
            style: '',
            version: 1,
          },
        ]),
  ])
}
