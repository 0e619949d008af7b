import { Bilingual } from './locale.ts'

/** What a person must look at, and why, with the words of the source: one text in each language of the panel. Never for readers. */
export const ToCheck = Bilingual
export type ToCheck = Bilingual
