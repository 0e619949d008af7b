import { locales } from './locale.ts'
import type { LocalizedRichText, RichTextBlock, RichTextInline } from './richText.ts'

/** The lines of a rich text, in order: what stands in a paragraph, a heading, a quotation, an item of a list. */
export function listLines(blocks: readonly RichTextBlock[]): (readonly RichTextInline[])[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
      case 'quote':
        return [block.children]
      case 'list':
        return block.items.flatMap((item) => [item.children, ...listLines(item.blocks)])
      case 'table':
        return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => listLines(cell.blocks)))
      case 'rule':
      case 'code':
      case 'picture':
        return []
    }
  })
}

/** The texts of a line that may hold formulas; inside code a dollar is a dollar. */
export function listTexts(line: readonly RichTextInline[]): string[] {
  return line.flatMap((inline) => {
    if (inline.kind === 'break') return []
    if (inline.kind === 'link') return listTexts(inline.children)
    return inline.marks.includes('code') ? [] : [inline.text]
  })
}

/** The pictures of a rich text, in both languages, as it names them. */
export function listPictures(text: LocalizedRichText): string[] {
  return locales.flatMap((locale) => picturesOf(text[locale] ?? []))
}

/** The same rich text with its pictures under other names; a picture that has none (null) is left out. */
export function renamePictures(
  { ja, en }: LocalizedRichText,
  rename: (media: string) => string | null,
): LocalizedRichText {
  const renameIn = (blocks: RichTextBlock[] | null) => {
    const renamed = renameInBlocks(blocks ?? [], rename)
    return renamed.length === 0 ? null : renamed
  }
  return { ja: renameIn(ja), en: renameIn(en) }
}

function picturesOf(blocks: readonly RichTextBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block.media]
    return blocksWithin(block).flatMap(picturesOf)
  })
}

function blocksWithin(block: RichTextBlock): RichTextBlock[][] {
  if (block.kind === 'list') return block.items.map((item) => item.blocks)
  if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells.map((cell) => cell.blocks))
  return []
}

function renameInBlocks(
  blocks: readonly RichTextBlock[],
  rename: (media: string) => string | null,
): RichTextBlock[] {
  return blocks.flatMap((block): RichTextBlock[] => {
    if (block.kind === 'picture') {
      const media = rename(block.media)
      return media === null ? [] : [{ ...block, media }]
    }
    if (block.kind === 'list')
      return [
        {
          ...block,
          items: block.items.map((item) => ({ ...item, blocks: renameInBlocks(item.blocks, rename) })),
        },
      ]
    if (block.kind === 'table')
      return [
        {
          ...block,
          rows: block.rows.map(({ cells }) => ({
            cells: cells.map((cell) => ({ ...cell, blocks: renameInBlocks(cell.blocks, rename) })),
          })),
        },
      ]
    return [block]
  })
}
