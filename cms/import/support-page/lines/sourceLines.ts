import type { SourceLines } from '../importedBook.ts'
import type { PageLine } from './pageLine.ts'

/** Where lines of one section stand in the source, and their text there, with the blank lines between them. */
export function toSource(lines: readonly PageLine[]): SourceLines {
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

/** The source of a draft that comes from several sections: the first section, and the others as its heads. */
export function toSourceOfSections(sections: readonly (readonly PageLine[])[]): {
  source: SourceLines
  heads: SourceLines[]
} {
  const [first = [], ...others] = sections.filter((lines) => lines.length > 0)
  return { source: toSource(first), heads: others.map(toSource) }
}

/** The sources of lines that stand apart, over an entry. */
export function toHeads(lines: readonly PageLine[]): SourceLines[] {
  return lines.map((line) => toSource([line]))
}
