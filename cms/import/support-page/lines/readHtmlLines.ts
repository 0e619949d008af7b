import { Parser } from 'htmlparser2'
import type { PageLine } from './pageLine.ts'
import { plainText, readMarkdownLines } from './readMarkdownLines.ts'

/** Whether a page is HTML, or Markdown with a table or a list of HTML in it. */
export function hasBlockMarkup(source: readonly string[]): boolean {
  return source.some((line) => /<(?:html|body|table|tr|ul|ol|li|p|h[1-6]|div|dl)[\s>]/i.test(line))
}

/**
 * Reads a page with block markup: list items, headings, rows of tables and paragraphs become lines.
 * Text between the blocks is Markdown. A tag that HTML doesn't know (`j<k, m>`) is text. Formulas that were drawn
 * already give their source (`annotation`); what is hidden from screen readers gives nothing.
 */
export function readHtmlLines(source: readonly string[]): PageLine[] {
  const text = source.join('\n')
  const reader = new HtmlReader(source, text)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex, parser.endIndex),
      ontext: (data) => reader.write(data, parser.startIndex, parser.endIndex),
      onclosetag: (name, implied) => reader.close(name, implied, parser.startIndex),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(text)
  parser.end()
  return reader.finish(text.length)
}

const blocks = new Set(
  'html body main article section header footer nav aside div p ul ol li dl dt dd table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 blockquote details summary br hr head title pre'.split(
    ' ',
  ),
)
const silent = new Set('script style noscript template svg head'.split(' '))
const looks = new Set(
  'b i em strong span code u font a del s strike ins sub sup small mark math semantics annotation img abbr tt kbd'.split(
    ' ',
  ),
)
const marks: Record<string, readonly [string, string]> = {
  del: ['~~', '~~'],
  s: ['~~', '~~'],
  strike: ['~~', '~~'],
  ins: ['++', '++'],
  code: ['`', '`'],
  sub: ['_{', '}'],
  sup: ['^{', '}'],
  annotation: ['$', '$'],
}

class HtmlReader {
  private lines: PageLine[] = []
  private open_: { name: string; hidden: boolean; href: string | null }[] = []
  private buffer = ''
  private start = -1
  private end = -1
  private cells: string[] | null = null
  private shape: Pick<PageLine, 'bullet' | 'heading'> = { bullet: false, heading: null }
  private readonly lineStarts: number[]

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

  open(name: string, attributes: Record<string, string>, start: number, end: number): void {
    if (!blocks.has(name) && !silent.has(name) && !looks.has(name)) {
      this.write(this.text.slice(start, end + 1), start, end)
      return
    }
    if (blocks.has(name) && name !== 'td' && name !== 'th') this.flush()
    const parent = this.open_.at(-1)
    const hides = silent.has(name) || attributes['aria-hidden'] === 'true' || name === 'math'
    const hidden =
      name === 'annotation' ? attributes.encoding !== 'application/x-tex' : hides || (parent?.hidden ?? false)
    this.open_.push({ name, hidden, href: name === 'a' ? (attributes.href ?? null) : null })
    if (hidden) return
    if (name === 'tr') this.cells = []
    if (name === 'li') this.shape = { bullet: true, heading: null }
    if (/^h[1-6]$/.test(name)) this.shape = { bullet: false, heading: Number(name[1]) }
    this.writeMark(name, start, 0)
  }

  close(name: string, implied: boolean, start: number): void {
    const index = this.open_.findLastIndex((element) => element.name === name)
    if (index === -1) {
      if (!implied && !blocks.has(name) && !looks.has(name)) this.write(`</${name}>`, start, start)
      return
    }
    const element = this.open_[index]
    if (name === 'a' && element?.href && !element.hidden) this.write(`](${element.href})`, start, start)
    else if (!element?.hidden) this.writeMark(name, start, 1)
    this.open_.length = index
    if (name === 'td' || name === 'th') {
      this.cells?.push(plainText(collapse(this.buffer)))
      this.buffer = ''
    } else if (blocks.has(name)) this.flush()
    if (name === 'tr') this.cells = null
  }

  write(data: string, start: number, end: number): void {
    if (this.open_.at(-1)?.hidden) return
    if (this.start === -1 && data.trim() !== '') this.start = start + (data.length - data.trimStart().length)
    if (data.trim() !== '') this.end = end - (data.length - data.trimEnd().length)
    this.buffer += data
  }

  finish(length: number): PageLine[] {
    this.end = Math.min(this.end, length)
    this.flush()
    return this.lines
  }

  private writeMark(name: string, at: number, side: 0 | 1): void {
    if (name === 'a' && side === 0 && this.open_.at(-1)?.href) this.write('[', at, at)
    const mark = marks[name]?.[side]
    if (mark !== undefined) this.write(mark, at, at)
  }

  private flush(): void {
    const isRow = this.cells !== null && this.cells.length > 0
    const isMarkdown =
      this.open_.length === 0 || this.open_.every(({ name }) => name === 'body' || name === 'html')
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
    const indent = 2 * this.open_.filter(({ name }) => name === 'ul' || name === 'ol').length
    const text = cells === null ? plainText(collapse(this.buffer)) : cells.join(' ')
    this.lines.push({
      from,
      to,
      raw: this.source.slice(from - 1, to).join('\n'),
      text,
      indent,
      cells,
      ...this.shape,
    })
  }

  // Markdown keeps its own lines: only those that this text stands on are read again.
  private pushMarkdown(): void {
    const from = this.lineAt(this.start)
    for (const line of readMarkdownLines(this.buffer.trim().split('\n')))
      this.lines.push({ ...line, from: line.from + from - 1, to: line.to + from - 1 })
  }

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

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
