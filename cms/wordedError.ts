import type { Bilingual } from './fields/bilingual.ts'

/** Why something was not done: whole sentences for the person who asked for it, in both languages; `message` is the English one. */
export class WordedError extends Error {
  override name = 'WordedError'
  constructor(
    readonly words: Bilingual,
    options?: ErrorOptions,
  ) {
    super(words.en, options)
  }
}
