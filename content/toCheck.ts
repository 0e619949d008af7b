import { z } from 'zod'

/** What a person must look at, and why, with the words of the source: one text in each language of the panel. Never for readers. */
export const ToCheck = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) })
export type ToCheck = z.infer<typeof ToCheck>
