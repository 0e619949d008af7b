import type { Bilingual } from '../fields/bilingual.ts'

/** Why nothing was taken over: whole sentences for the person who asked, in both languages; `message` is the English one. */
export class ImportRefusal extends Error {
  override name = 'ImportRefusal'
  constructor(
    readonly words: Bilingual,
    options?: ErrorOptions,
  ) {
    super(words.en, options)
  }
}
