import type { RichTextInline } from '../../content/richText.ts'

type TextMark = Extract<RichTextInline, { kind: 'text' }>['marks'][number]

/** The bits of Lexical's `TextNode.format`, in its own order: https://github.com/facebook/lexical (LexicalConstants.ts). */
const markBits: Record<TextMark, number> = {
  bold: 1,
  italic: 2,
  strikethrough: 4,
  underline: 8,
  code: 16,
  subscript: 32,
  superscript: 64,
}

/** The marks whose bits are set in a stored format. */
export function toMarks(format: unknown): TextMark[] {
  const bits = typeof format === 'number' ? format : 0
  return (Object.keys(markBits) as TextMark[]).filter((mark) => (bits & markBits[mark]) !== 0)
}

/** The format that Lexical stores for marks. */
export function fromMarks(marks: readonly TextMark[]): number {
  return marks.reduce((bits, mark) => bits | markBits[mark], 0)
}
