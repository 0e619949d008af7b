import type { SourceLines } from '../importedBook.ts'
import type { Head } from '../errata/reading.ts'
import type { PageLine } from '../lines/pageLine.ts'

/** Where lines of one section stand in the source, and their text there, with the blank lines between them. */
export function sourceOf(lines: readonly PageLine[]): SourceLines {
  return {
    from: lines[0]?.from ?? 1,
    to: lines.at(-1)?.to ?? 1,
    text: lines
      .map(
        (line, index) =>
          '\n'.repeat(index === 0 ? 0 : Math.max(1, line.from - (lines[index - 1]?.to ?? 0))) + line.raw,
      )
      .join(''),
  }
}

/** The source of a draft that several sections make: the first of them, and the others as its heads. */
export function sourceOfSections(sections: readonly (readonly PageLine[])[]): {
  source: SourceLines
  heads: SourceLines[]
} {
  const [first = [], ...others] = sections.filter((lines) => lines.length > 0)
  return { source: sourceOf(first), heads: others.map(sourceOf) }
}

export function headsOf(heads: readonly Head[]): SourceLines[] {
  return heads.map((head) => sourceOf([head.line]))
}
