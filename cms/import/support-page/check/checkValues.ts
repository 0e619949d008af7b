import type { Flag } from '../importedBook.ts'
import { addReason } from '../drafts/addReason.ts'
import { type CheckedDraft, textsOf } from './checkedDraft.ts'
import { checkPlace } from './checkPlace.ts'
import { checkPrintings } from './checkPrintings.ts'
import { checkTexts } from './checkTexts.ts'
import { valueReasons } from './valueReasons.ts'

/**
 * The flags of a draft whose values look unlike an erratum's. Knows the values and the page's lines, not how these were read, so
 * that a line which was misread with confidence is doubted all the same. `flags` are the ones it has: a field that is flagged
 * already gets no second reason.
 */
export function checkValues(draft: CheckedDraft, flags: readonly Flag[]): Flag[] {
  const findings = [...checkTexts(draft), ...checkPlace(draft), ...checkPrintings(draft)]
  const added: Flag[] = []
  for (const { field, reason } of findings) {
    const isFlagged = flags.some((flag) => flag.field === field) || added.some((flag) => flag.field === field)
    if (!isFlagged) addReason(added, { field, reason })
  }
  const blocks = textsOf(draft.values).flatMap(({ text }) => text.match(/^```+$/gm) ?? [])
  if (flags.length + added.length === 0 && hasBlock(draft.source.text, blocks.length))
    added.push({ field: null, reason: valueReasons.codeLines, proposal: null })
  return added
}

/**
 * Whether the lines of a draft hold a block whose lines and indentation count: a fence (more than `taken` of them), `<pre>`, a
 * quotation, indented code.
 */
function hasBlock(source: string, taken: number): boolean {
  const [, ...below] = source.split('\n')
  return (
    (source.match(/^\s*(?:```|~~~)/gm) ?? []).length !== taken ||
    /<pre|<blockquote|\]\[[^\]]*\]/i.test(source) ||
    below.some(
      (line) =>
        /^(?: {4}|\t)\s*(?![-*+・•]|\d+[.)]|[「『“"誤正×○→(（【[]|[-=]>)\S/.test(line) &&
        !/誤|正|→|->|should/i.test(line),
    )
  )
}
