import { z } from 'zod'
import { contractProblem } from './contractProblems.ts'
import { LocalizedText } from './locale.ts'
import { DocumentId, IsoDate, IsoDateTime, RequiredLocalizedText, SafeLink, Slug } from './primitives.ts'

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
  .refine((material) => material.url !== null || material.file !== null, contractProblem('no-target'))
export type Material = z.infer<typeof Material>
