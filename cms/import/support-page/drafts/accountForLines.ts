import type { ImportedBook, PassedOver, Reason } from '../importedBook.ts'
import { passedOverReasons } from '../lines/passedOverReasons.ts'

/**
 * The lines of the source that are in no draft, each once, in order: with the reason of `explained`, or one by their looks.
 * Blank lines are left out.
 */
export function accountForLines(
  source: readonly string[],
  { record, toc, news, materials, excerpts, errata }: Omit<ImportedBook, 'passedOver'>,
  explained: readonly PassedOver[],
): PassedOver[] {
  const drafts = [record, toc, ...news, ...materials, ...excerpts, ...errata].filter(
    (draft) => draft !== null,
  )
  const usedLines = new Set<number>()
  for (const { from, to } of drafts.flatMap((draft) => [draft.source, ...draft.heads]))
    for (let line = from; line <= to; line += 1) usedLines.add(line)
  const reasons = new Map(explained.map(({ line, reason }) => [line, reason]))
  return source.flatMap((text, index) => {
    const line = index + 1
    if (text.trim() === '' || usedLines.has(line)) return []
    return [{ line, text, reason: reasons.get(line) ?? reasonByLooks(text) }]
  })
}

function reasonByLooks(text: string): Reason {
  if (/[\p{L}\p{N}]/u.test(text.replace(/<[^<>]*>/g, ''))) return passedOverReasons.remark
  return text.includes('<') ? passedOverReasons.markup : passedOverReasons.rule
}
