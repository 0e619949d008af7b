import type { PassedOver } from '../importedBook.ts'
import { lineLimits, type PageLine } from './pageLine.ts'
import { passedOverReasons } from './passedOverReasons.ts'
import { hasBlockMarkup, readHtmlLines } from './readHtmlLines.ts'
import { readMarkdownLines } from './readMarkdownLines.ts'

/** The lines of a page, and those that are too long or too many to be read. Takes Markdown, plain text and HTML, also mixed. */
export function readLines(text: string): { source: string[]; lines: PageLine[]; passedOver: PassedOver[] } {
  const source = splitLines(text)
  const passedOver: PassedOver[] = []
  let characters = 0
  const readable = source.map((line, index) => {
    characters += line.length
    const reason =
      index >= lineLimits.maxLines || characters - line.length >= lineLimits.maxCharacters
        ? passedOverReasons.tooMany
        : line.length > lineLimits.maxLength
          ? passedOverReasons.tooLong
          : null
    if (reason === null) return line
    if (line.trim() !== '') passedOver.push({ line: index + 1, text: line, reason })
    return ''
  })
  while (readable.length > lineLimits.maxLines) readable.pop()
  const lines = hasBlockMarkup(readable)
    ? readHtmlLines(readable)
    : readMarkdownLines(withoutComments(readable))
  return { source, lines, passedOver }
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
