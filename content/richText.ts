import { z } from 'zod'
import { SafeLink } from './primitives.ts'

/**
 * Rich text as the site takes it: a small tree that holds no markup, so nothing an editor pastes can become script.
 * The CMS turns its editor's own shape into this one. Texts may hold formulas, each whole in one text.
 */
const Mark = z.enum(['bold', 'italic', 'underline', 'strikethrough', 'code', 'subscript', 'superscript'])
export type RichTextMark = z.infer<typeof Mark>

export type RichTextInline =
  | { kind: 'text'; text: string; marks: RichTextMark[] }
  | { kind: 'break' }
  | { kind: 'link'; url: string; children: RichTextInline[] }

export type RichTextBlock =
  | { kind: 'paragraph'; children: RichTextInline[] }
  | { kind: 'heading'; level: 2 | 3 | 4; children: RichTextInline[] }
  | { kind: 'quote'; children: RichTextInline[] }
  | { kind: 'list'; ordered: boolean; items: RichTextListItem[] }
  | { kind: 'rule' }
  /** Lines of code: every space and line break counts. */
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: RichTextRow[] }
  /** An upload: its id in a snapshot, its file name in a book's file. */
  | { kind: 'picture'; media: string }

export type RichTextListItem = { children: RichTextInline[]; blocks: RichTextBlock[] }
export type RichTextRow = { cells: RichTextCell[] }
export type RichTextCell = { header: boolean; colSpan: number; rowSpan: number; blocks: RichTextBlock[] }

export const RichTextInline: z.ZodType<RichTextInline> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string(), marks: z.array(Mark) }),
    z.strictObject({ kind: z.literal('break') }),
    z.strictObject({ kind: z.literal('link'), url: SafeLink, children: z.array(RichTextInline) }),
  ]),
)

/** As HTML has it: more is no table that anybody reads. */
const Span = z.int().min(1).max(1000)

export const RichTextBlock: z.ZodType<RichTextBlock> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('paragraph'), children: z.array(RichTextInline) }),
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
      children: z.array(RichTextInline),
    }),
    z.strictObject({ kind: z.literal('quote'), children: z.array(RichTextInline) }),
    z.strictObject({
      kind: z.literal('list'),
      ordered: z.boolean(),
      items: z.array(z.strictObject({ children: z.array(RichTextInline), blocks: z.array(RichTextBlock) })),
    }),
    z.strictObject({ kind: z.literal('rule') }),
    z.strictObject({ kind: z.literal('code'), text: z.string().min(1) }),
    z.strictObject({
      kind: z.literal('table'),
      rows: z.array(z.strictObject({ cells: z.array(RichTextCell) })).min(1),
    }),
    z.strictObject({ kind: z.literal('picture'), media: z.string().min(1) }),
  ]),
)

const RichTextCell: z.ZodType<RichTextCell> = z.lazy(() =>
  z.strictObject({ header: z.boolean(), colSpan: Span, rowSpan: Span, blocks: z.array(RichTextBlock) }),
)

export const RichText = z.array(RichTextBlock).min(1)
export type RichText = z.infer<typeof RichText>

export const LocalizedRichText = z.strictObject({ ja: RichText.nullable(), en: RichText.nullable() })
export type LocalizedRichText = z.infer<typeof LocalizedRichText>
