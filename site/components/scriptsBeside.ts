import type { TextPart } from '../page-models/textParts.ts'

/** On which sides of a formula Japanese letters stand, without a sign between. */
export type Beside = { isAfterJapanese: boolean; isBeforeJapanese: boolean }

/** Looks at what stands before and after a formula. Punctuation brings its own space: it does not count. */
export function scriptsBeside({
  before,
  after,
}: {
  before: TextPart | undefined
  after: TextPart | undefined
}): Beside {
  return {
    isAfterJapanese: before?.kind === 'words' && endsInJapanese.test(before.words),
    isBeforeJapanese: after?.kind === 'words' && beginsInJapanese.test(after.words),
  }
}

const japanese = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]`
const endsInJapanese = new RegExp(`${japanese}$`, 'u')
const beginsInJapanese = new RegExp(`^${japanese}`, 'u')
