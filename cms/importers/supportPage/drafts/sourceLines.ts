import type { SourceLines } from '../../importedBook.ts'
import type { Head } from '../errata/reading.ts'
import type { PageLine } from '../lines/pageLine.ts'

/** Where neighbouring lines stand in the source, and their text there. */
export function sourceOf(lines: readonly PageLine[]): SourceLines {
  return {
    from: lines[0]?.from ?? 1,
    to: lines.at(-1)?.to ?? 1,
    text: lines.map((line) => line.raw).join('\n'),
  }
}

export function headsOf(heads: readonly Head[]): SourceLines[] {
  return heads.map((head) => sourceOf([head.line]))
}
