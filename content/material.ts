import { z } from 'zod'
import { LocalizedText, RequiredLocalizedText } from './locale.ts'
import { DocumentId, IsoDate, IsoDateTime, SafeLink, Slug } from './primitives.ts'

export const materialKinds = ['slides', 'video', 'article', 'code', 'data', 'other'] as const

/** 参考資料: a talk, slides, code. It leads to a `url` or to a `file` of the site's own. */
export const Material = z
  .strictObject({
    id: DocumentId,
    title: RequiredLocalizedText,
    kind: z.enum(materialKinds),
    date: IsoDate.nullable(),
    event: LocalizedText,
    url: SafeLink.nullable(),
    /** The id of a media file in the same snapshot. */
    file: DocumentId.nullable(),
    description: LocalizedText,
    book: Slug,
    updatedAt: IsoDateTime,
  })
  .refine((material) => material.url !== null || material.file !== null, {
    message: 'has neither a link nor a file',
  })
export type Material = z.infer<typeof Material>
