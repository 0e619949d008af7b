import type { RichTextMark } from '../../content/richText.ts'

/** The bits of Lexical's `TextNode.format`, in its own order: https://github.com/facebook/lexical (LexicalConstants.ts). */
const markBits: Record<RichTextMark, number> = {
  bold: 1,
  italic: 2,
  strikethrough: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
}

/** The marks whose bits are set in a stored format. */
export function toMarks(format: unknown): RichTextMark[] {
  const bits = typeof format === 'number' ? format : 0
  return (Object.keys(markBits) as RichTextMark[]).filter((mark) => (bits & markBits[mark]) !== 0)
}

/** The format that Lexical stores for marks. */
export function fromMarks(marks: readonly RichTextMark[]): number {
  return marks.reduce((bits, mark) => bits | markBits[mark], 0)
}
