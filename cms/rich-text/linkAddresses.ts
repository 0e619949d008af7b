import { isSafeLink } from '../../content/link.ts'
import { parseMixedText } from '../../content/mixedText.ts'
import type { RichTextInline } from '../../content/richText.ts'

/**
 * Makes links of the addresses that stand in the words of a line. The editor makes none while somebody types: it would do so in the
 * middle of a formula. Formulas, code and links stay as they are.
 */
export function linkAddresses(line: readonly RichTextInline[]): RichTextInline[] {
  return line.flatMap((inline): RichTextInline[] => {
    if (inline.kind !== 'text' || inline.marks.includes('code')) return [inline]
    const addresses = addressesIn(inline.text)
    if (addresses.length === 0) return [inline]
    const text = (words: string): RichTextInline[] => (words === '' ? [] : [{ ...inline, text: words }])
    const pieces: RichTextInline[] = []
    let position = 0
    for (const { url, start, end } of addresses) {
      pieces.push(...text(inline.text.slice(position, start)))
      pieces.push({ kind: 'link', url, children: text(url) })
      position = end
    }
    return [...pieces, ...text(inline.text.slice(position))]
  })
}

// Ends where the sentence around it goes on: at a space, at Japanese, at brackets and quotation marks.
const address = /https?:\/\/[\w~!#$%&*+,./:;=?@-]+/g
const punctuation = /[!,.:;?]+$/

function addressesIn(text: string): { url: string; start: number; end: number }[] {
  const formulas = parseMixedText(text).segments.filter(({ kind }) => kind === 'math')
  return [...text.matchAll(address)].flatMap((match) => {
    const url = match[0].replace(punctuation, '')
    const [start, end] = [match.index, match.index + url.length]
    const inFormula = formulas.some((formula) => formula.start < end && formula.end > start)
    return inFormula || !isSafeLink(url) ? [] : [{ url, start, end }]
  })
}
