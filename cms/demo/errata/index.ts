import type { DemoErratum } from '../demoContent.ts'
import { errataOfAppendix } from './appendix.ts'
import { errataOfChapter1 } from './chapter1.ts'
import { errataOfChapter2 } from './chapter2.ts'
import { errataOfChapters3And4 } from './chapters3And4.ts'
import { errataOfFrontMatter } from './frontMatter.ts'

/**
 * The 48 errata of the book, in the book's order.
 * The source writes formulas as loose TeX; here they are restored: underscores that its Markdown ate and braces
 * that don't pair are mended where the mending is plain, and Unicode letters are TeX commands (ε is \varepsilon).
 * It does not say which printings are affected nor how grave an error is, so no erratum does.
 */
export const errata: readonly DemoErratum[] = [
  ...errataOfFrontMatter,
  ...errataOfChapter1,
  ...errataOfChapter2,
  ...errataOfChapters3And4,
  ...errataOfAppendix,
]
