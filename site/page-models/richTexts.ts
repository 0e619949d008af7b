import type { RichTextBlock, RichTextCell, RichTextInline } from '../../content/richText.ts'
import type { Picture } from './picture.ts'
import { isBlock, type FormulaPart, type TextPart } from './textParts.ts'

/** What is done to words: bold, code … */
export type Mark = Extract<RichTextInline, { kind: 'text' }>['marks'][number]
export type ShownInline =
  | { kind: 'text'; parts: TextPart[]; marks: Mark[] }
  | { kind: 'break' }
  | { kind: 'link'; url: string; children: ShownInline[] }
export type ShownBlock =
  | { kind: 'paragraph' | 'quote'; children: ShownInline[] }
  | { kind: 'heading'; level: 2 | 3 | 4; children: ShownInline[] }
  | { kind: 'list'; ordered: boolean; items: { children: ShownInline[]; blocks: ShownBlock[] }[] }
  | { kind: 'rule' }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: { cells: ShownCell[] }[] }
  | { kind: 'picture'; picture: Picture }
export type ShownCell = Omit<RichTextCell, 'blocks'> & { blocks: ShownBlock[] }
export type ShownRichText = { blocks: ShownBlock[]; lang: string | null; isFallback: boolean }

type FormulasInWords = { formulaInWords: (part: Pick<FormulaPart, 'latex' | 'display'>) => string }

/** The words of a rich text, for descriptions; `texts` says its formulas in words. */
export function richToPlain(blocks: readonly ShownBlock[], texts: FormulasInWords): string {
  const inline = (children: readonly ShownInline[]): string =>
    children
      .map((child) => {
        if (child.kind === 'break') return ' '
        if (child.kind === 'link') return inline(child.children)
        return child.parts.map((part) => wordsOf(part, texts)).join('')
      })
      .join('')
  return blocks
    .map((block) => {
      switch (block.kind) {
        case 'rule':
        case 'picture':
          return ''
        case 'code':
          return block.text
        case 'list':
          return block.items
            .map((item) => `${inline(item.children)} ${richToPlain(item.blocks, texts)}`)
            .join(' ')
        case 'table':
          return block.rows
            .flatMap(({ cells }) => cells.map((cell) => richToPlain(cell.blocks, texts)))
            .join(' ')
        default:
          return inline(block.children)
      }
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function wordsOf(part: TextPart, { formulaInWords }: FormulasInWords): string {
  if (part.kind === 'words') return part.words
  if (part.kind === 'code') return part.code
  return part.kind === 'link' ? part.url : formulaInWords(part)
}

type Parts = {
  toParts: (text: string, links?: boolean) => TextPart[]
  toPicture: (media: string) => Picture | null
  /** Addresses that lead nowhere: their words stand without a link. */
  isDead: (url: string) => boolean
}

/** Makes the blocks of a rich text; `parts` makes its texts and pictures. */
export function toBlocks(blocks: readonly RichTextBlock[], parts: Parts): ShownBlock[] {
  return blocks.flatMap((block): ShownBlock[] => {
    switch (block.kind) {
      case 'rule':
      case 'code':
        return [block]
      case 'picture': {
        const picture = parts.toPicture(block.media)
        return picture === null ? [] : [{ kind: 'picture', picture }]
      }
      case 'table': {
        const rows = block.rows.map(({ cells }) => ({
          cells: cells.map((cell) => ({ ...cell, blocks: toBlocks(cell.blocks, parts) })),
        }))
        return [{ kind: 'table', rows }]
      }
      case 'list': {
        const items = block.items.map((item) => ({
          children: toInlines(item.children, parts),
          blocks: toBlocks(item.blocks, parts),
        }))
        return [{ kind: 'list', ordered: block.ordered, items }]
      }
      default:
        return [{ ...block, children: toInlines(block.children, parts) }]
    }
  })
}

function toInlines(children: readonly RichTextInline[], parts: Parts): ShownInline[] {
  const inlines = children.flatMap((child): ShownInline[] => {
    if (child.kind === 'break') return [child]
    if (child.kind === 'link') {
      // An address in the words of a link is no link of its own.
      const toParts = (text: string) => parts.toParts(text, false)
      const words = toInlines(child.children, { ...parts, toParts })
      return parts.isDead(child.url) ? words : [{ ...child, children: words }]
    }
    // Inside code a dollar is a dollar.
    const ofText = child.marks.includes('code')
      ? [{ kind: 'words' as const, words: child.text }]
      : parts.toParts(child.text)
    return [{ kind: 'text', parts: ofText, marks: child.marks }]
  })
  // A block stands on lines of its own: a break beside it would be an empty line.
  return inlines.filter(
    (inline, index) =>
      inline.kind !== 'break' || !(isBlockAt(inlines[index - 1], -1) || isBlockAt(inlines[index + 1], 0)),
  )
}

function isBlockAt(inline: ShownInline | undefined, index: number): boolean {
  return inline?.kind === 'text' && isBlock(inline.parts.at(index))
}
