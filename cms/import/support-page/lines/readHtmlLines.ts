import { Parser } from 'htmlparser2'
import { HtmlLineBuilder } from './htmlLineBuilder.ts'
import type { PageLine } from './pageLine.ts'

/** Whether a page is HTML, or Markdown with a table or a list of HTML in it. */
export function hasBlockMarkup(source: readonly string[]): boolean {
  return source.some((line) => /<(?:html|body|table|tr|ul|ol|li|p|h[1-6]|div|dl)[\s>]/i.test(line))
}

/**
 * Reads a page with block markup: list items, headings, rows of tables and paragraphs become lines.
 * Text between the blocks is Markdown. A tag that HTML doesn't know (`j<k, m>`) is text. A formula that is rendered already
 * gives its source (`annotation`); what is hidden from screen readers gives nothing.
 */
export function readHtmlLines(source: readonly string[]): PageLine[] {
  const text = source.join('\n')
  const builder = new HtmlLineBuilder(source, text)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.openTag(name, attributes, parser.startIndex, parser.endIndex),
      ontext: (data) => builder.addText(data, parser.startIndex, parser.endIndex),
      onclosetag: (name, isImplied) => builder.closeTag(name, isImplied, parser.startIndex),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(text)
  parser.end()
  return builder.finish(text.length)
}
