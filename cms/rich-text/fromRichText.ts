import type {
  LocalizedRichText,
  RichText,
  RichTextBlock,
  RichTextInline,
  RichTextListItem,
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
  return inlines.map((inline): Node => {
    switch (inline.kind) {
      case 'text':
        return {
          type: 'text',
          text: inline.text,
          detail: 0,
          format: fromMarks(inline.marks),
          mode: 'normal',
          style: '',
          version: 1,
        }
      case 'break':
        return { type: 'linebreak', version: 1 }
      case 'link':
        return {
          ...element,
          type: 'link',
          version: 3,
          fields: { linkType: 'custom', newTab: false, url: inline.url },
          children: fromInlines(inline.children),
        }
    }
  })
}
