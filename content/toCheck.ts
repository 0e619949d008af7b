import { Bilingual } from './locale.ts'

/** What an editor must check in an imported document, and why, with the words of the source. Never for readers. */
export const ToCheck = Bilingual
export type ToCheck = Bilingual
