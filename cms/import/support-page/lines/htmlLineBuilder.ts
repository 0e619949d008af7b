import { blockTags, hiddenTags, inlineMarks, inlineTags } from './htmlTags.ts'
import { maxLineLength, type PageLine } from './pageLine.ts'
import { plainText } from './plainText.ts'
import { readMarkdownLines } from './readMarkdownLines.ts'

type OpenElement = { name: string; isHidden: boolean; href: string | null }

/** Collects the text of an HTML parser's events and ends a line where a block element begins or ends. */
export class HtmlLineBuilder {
  private readonly lines: PageLine[] = []
  private readonly openElements: OpenElement[] = []
  private readonly lineStarts: readonly number[]
  private buffer = ''
  /** Where the text in the buffer begins and ends in the page; -1: the buffer is blank. */
  private start = -1
  private end = -1
  /** The cells of the row that is being read, else null. */
  private cells: string[] | null = null
  private shape: Pick<PageLine, 'bullet' | 'heading'> = { bullet: false, heading: null }

  constructor(
    private readonly source: readonly string[],
    private readonly text: string,
  ) {
    let offset = 0
    this.lineStarts = source.map((line) => {
      const start = offset
      offset += line.length + 1
      return start
    })
  }

  openTag(name: string, attributes: Record<string, string>, start: number, end: number): void {
    if (!blockTags.has(name) && !hiddenTags.has(name) && !inlineTags.has(name)) {
      this.addText(this.text.slice(start, end + 1), start, end)
      return
    }
    if (blockTags.has(name) && !isCell(name)) this.endLine()
    const isHidden = this.isHidden(name, attributes)
    this.openElements.push({ name, isHidden, href: name === 'a' ? (attributes.href ?? null) : null })
    if (isHidden) return
    if (name === 'tr') this.cells = []
    if (name === 'li') this.shape = { bullet: true, heading: null }
    if (/^h[1-6]$/.test(name)) this.shape = { bullet: false, heading: Number(name[1]) }
    if (this.openElements.at(-1)?.href) this.addText('[', start, start)
    this.addText(inlineMarks[name]?.open ?? '', start, start)
  }

  closeTag(name: string, isImplied: boolean, start: number): void {
    const index = this.openElements.findLastIndex((element) => element.name === name)
    const element = this.openElements[index]
    if (element === undefined) {
      if (!isImplied && !blockTags.has(name) && !inlineTags.has(name))
        this.addText(`</${name}>`, start, start)
      return
    }
    if (!element.isHidden) {
      const mark = element.href ? `](${element.href})` : (inlineMarks[name]?.close ?? '')
      this.addText(mark, start, start)
    }
    this.openElements.length = index
    if (isCell(name)) {
      this.cells?.push(plainText(collapseSpace(this.buffer)))
      this.buffer = ''
    } else if (blockTags.has(name)) this.endLine()
    if (name === 'tr') this.cells = null
  }

  addText(data: string, start: number, end: number): void {
    if (this.openElements.at(-1)?.isHidden) return
    if (data.trim() !== '') {
      if (this.start === -1) this.start = start + (data.length - data.trimStart().length)
      this.end = end - (data.length - data.trimEnd().length)
    }
    this.buffer += data
  }

  finish(length: number): PageLine[] {
    this.end = Math.min(this.end, length)
    this.endLine()
    return this.lines
  }

  private isHidden(name: string, attributes: Record<string, string>): boolean {
    // The TeX source of a formula stands within its hidden MathML.
    if (name === 'annotation') return attributes.encoding !== 'application/x-tex'
    if (hiddenTags.has(name) || name === 'math' || attributes['aria-hidden'] === 'true') return true
    return this.openElements.at(-1)?.isHidden ?? false
  }

  private endLine(): void {
    const isRow = this.cells !== null && this.cells.length > 0
    const isMarkdown = this.openElements.every(({ name }) => name === 'body' || name === 'html')
    if (isRow || this.buffer.trim() !== '') {
      if (isMarkdown && !isRow && this.shape.heading === null && !this.shape.bullet) this.pushMarkdown()
      else this.pushLine(isRow ? this.cells : null)
    }
    this.buffer = ''
    this.start = -1
    this.end = -1
    if (isRow) this.cells = []
    this.shape = { bullet: false, heading: null }
  }

  private pushLine(cells: string[] | null): void {
    const from = this.lineAt(this.start)
    const to = Math.max(from, this.lineAt(this.end))
    const indent = 2 * this.openElements.filter(({ name }) => name === 'ul' || name === 'ol').length
    const text = cells === null ? plainText(collapseSpace(this.buffer)) : cells.join(' ')
    const raw = this.rawOf(from, to)
    this.lines.push({ from, to, raw, text, indent, cells, ...this.shape })
  }

  // A page without line breaks: each line's source is its own stretch of it.
  private rawOf(from: number, to: number): string {
    const lines = this.source.slice(from - 1, to)
    return lines.some((line) => line.length > maxLineLength)
      ? this.text.slice(this.start, Math.min(this.end + 1, this.text.length)).trim()
      : lines.join('\n')
  }

  // Markdown depends on its line ends: the text goes to the reader of Markdown with them.
  private pushMarkdown(): void {
    const from = this.lineAt(this.start)
    for (const line of readMarkdownLines(this.buffer.trim().split('\n')))
      this.lines.push({ ...line, from: line.from + from - 1, to: line.to + from - 1 })
  }

  /** The number of the line that holds an offset of the page, by binary search. */
  private lineAt(offset: number): number {
    let [low, high] = [0, this.lineStarts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.lineStarts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

function isCell(name: string): boolean {
  return name === 'td' || name === 'th'
}

function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
