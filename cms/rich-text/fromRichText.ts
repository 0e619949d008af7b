import type {
  LocalizedRichText,
  RichText,
  RichTextBlock,
  RichTextInline,
  RichTextListItem,
} from '../../content/richText.ts'

type Node = { type: string } & Record<string, unknown>

/** The contract's tree as Payload's editor (Lexical) stores it, in each language: `toRichText` gives the same tree again. */
export function fromLocalizedRichText({ ja, en }: LocalizedRichText) {
  return { ja: fromRichText(ja), en: fromRichText(en) }
}

function fromRichText(blocks: RichText | null) {
  if (blocks === null) return null
  return { root: { ...element, type: 'root', children: blocks.map(fromBlock) } }
}

// What the editor writes into every element.
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

/** The editor keeps what stands below an item, a list of its own, in an item of its own after it. */
function fromListItems(items: readonly RichTextListItem[]): Node[] {
  let value = 0
  return items.flatMap(({ children, blocks }) => [
    ...(children.length > 0 ? [listItem(++value, fromInlines(children))] : []),
    ...blocks.map((block) => listItem(value + 1, [fromBlock(block)])),
  ])
}

function listItem(value: number, children: Node[]): Node {
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
          format: inline.marks.reduce((bits, mark) => bits | markBits[mark], 0),
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

// Lexical's TextNode format bits: https://github.com/facebook/lexical (LexicalConstants.ts).
const markBits = {
  bold: 1,
  italic: 2,
  strikethrough: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
} as const
