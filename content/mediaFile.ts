import { z } from 'zod'
import { LocalizedText } from './locale.ts'
import { DocumentId, IsoDateTime } from './primitives.ts'

/** One file of a media document: the upload itself, or the same picture in another size. */
export const MediaVariant = z.strictObject({
  /** A bare name: no folder in it. */
  filename: z
    .string()
    .regex(/^[^/\\\u0000]+$/)
    .refine((name) => name !== '.' && name !== '..'),
  mimeType: z.string().min(1),
  bytes: z.int().min(1),
  /** Pixels; null for what is no picture. */
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
})
export type MediaVariant = z.infer<typeof MediaVariant>

/** An upload that a published document uses. */
export const MediaFile = z.strictObject({
  id: DocumentId,
  alt: LocalizedText,
  original: MediaVariant,
  /** The picture in smaller sizes, the smallest first; empty for what is no picture. */
  sizes: z.array(MediaVariant),
  updatedAt: IsoDateTime,
})
export type MediaFile = z.infer<typeof MediaFile>
