import type { Severity } from '../../../../content/erratum.ts'

const words: readonly [RegExp, Severity][] = [
  [
    /^(?:major|serious|significant|critical|substantive)(?:\s(?:errors?|errata|mistakes?|corrections?|issues?))?$/i,
    'substantive',
  ],
  [/^(?:重大|重要|致命的|内容)(?:な|の)?(?:誤り|間違い|訂正|ミス|誤植)?$/, 'substantive'],
  [/^(?:misleading|confusing)(?:\s.{0,20})?$|^誤解を(?:招く|生む).{0,10}$/i, 'misleading'],
  [/^(?:minor|trivial|cosmetic)(?:\s(?:errors?|errata|mistakes?|corrections?|issues?|typos?))?$/i, 'typo'],
  [/^(?:typos?|typographical errors?|misprints?|spelling)$/i, 'typo'],
  [/^(?:軽微|軽度|些細)(?:な|の)?(?:誤り|間違い|訂正|ミス|誤植)?$/, 'typo'],
  [/^(?:誤字|脱字|誤字・?脱字|誤字脱字)$/, 'typo'],
]

/** The severity that the words of a heading or a column name: Major, 軽微な誤り. Null: they say something else. */
export function readSeverity(text: string): Severity | null {
  if (text.length > 60) return null
  const plain = text.normalize('NFKC').replace(/^[\s([【<■●◆]+|[\s)\]】>:]+$/g, '')
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
