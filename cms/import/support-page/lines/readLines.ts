import type { PassedOver } from '../importedBook.ts'
import { maxLineLength, type PageLine } from './pageLine.ts'
import { passOverLine } from './passOverLine.ts'
import { passedOverReasons } from './passedOverReasons.ts'
import { hasBlockMarkup, readHtmlLines } from './readHtmlLines.ts'
import { readMarkdownLines } from './readMarkdownLines.ts'

/** The lines of a page, and those that are too long to be read. Takes Markdown, plain text and HTML, also mixed. */
export function readLines(text: string): { source: string[]; lines: PageLine[]; passedOver: PassedOver[] } {
  const source = splitLines(text)
  if (hasBlockMarkup(source)) {
    // Its lines end where its blocks do: a page without line breaks has lines of the usual length.
    const lines = readHtmlLines(source)
    const passedOver = lines
      .filter(isTooLong)
      .flatMap((line) => passOverLine(line, passedOverReasons.tooLong))
    return { source, lines: lines.filter((line) => !isTooLong(line)), passedOver }
  }
  const passedOver: PassedOver[] = []
  const readable = source.map((line, index) => {
    if (line.length <= maxLineLength) return line
    if (line.trim() !== '')
      passedOver.push({ line: index + 1, text: line, reason: passedOverReasons.tooLong })
    return ''
  })
  return { source, lines: readMarkdownLines(withoutComments(readable)), passedOver }
}

function isTooLong({ text }: PageLine): boolean {
  return text.length > maxLineLength
}

/** A page's lines without their line ends and without a byte order mark. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
}

/** The lines without what stands in comments of HTML; a comment that is not closed is text. */
function withoutComments(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
}
