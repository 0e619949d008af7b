import { z } from 'zod'
import { SafeLink } from './primitives.ts'

/**
 * Rich text as the site takes it: a small tree that holds no markup, so nothing an editor pastes can become script.
 * The CMS turns its editor's own shape into this one. Texts may hold `$…$` formulas.
 */
const Mark = z.enum(['bold', 'italic', 'underline', 'strikethrough', 'code', 'subscript', 'superscript'])

export type RichTextInline =
  | { kind: 'text'; text: string; marks: z.infer<typeof Mark>[] }
  | { kind: 'break' }
  | { kind: 'link'; url: string; children: RichTextInline[] }

export type RichTextBlock =
  | { kind: 'paragraph'; children: RichTextInline[] }
  | { kind: 'heading'; level: 2 | 3 | 4; children: RichTextInline[] }
  | { kind: 'quote'; children: RichTextInline[] }
  | { kind: 'list'; ordered: boolean; items: RichTextListItem[] }
  | { kind: 'rule' }

export type RichTextListItem = { children: RichTextInline[]; blocks: RichTextBlock[] }

export const RichTextInline: z.ZodType<RichTextInline> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string(), marks: z.array(Mark) }),
    z.strictObject({ kind: z.literal('break') }),
    z.strictObject({ kind: z.literal('link'), url: SafeLink, children: z.array(RichTextInline) }),
  ]),
)

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
  ]),
)

export const RichText = z.array(RichTextBlock).min(1)
export type RichText = z.infer<typeof RichText>

export const LocalizedRichText = z.strictObject({ ja: RichText.nullable(), en: RichText.nullable() })
export type LocalizedRichText = z.infer<typeof LocalizedRichText>
