/** A stretch of a line: text, or a code span (`source` with its backticks, `code` without). `start` is its offset. */
export type SpanOfLine =
  | { kind: 'text'; source: string; start: number }
  | { kind: 'code'; source: string; code: string; start: number }

/**
 * Cuts a line at its code spans, as CommonMark has them: a run of backticks is closed by the next run of the same length; one
 * space at each end is not part of the code. Takes linear time.
 */
export function cutCodeSpans(line: string): SpanOfLine[] {
  const runs = [...line.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }))
  const closers = findClosers(runs)
  const spans: SpanOfLine[] = []
  let position = 0
  const pushText = (end: number) => {
    if (end > position) spans.push({ kind: 'text', source: line.slice(position, end), start: position })
  }
  runs.forEach((run, index) => {
    const closer = runs[closers[index] ?? -1]
    if (run.start < position || closer === undefined) return
    pushText(run.start)
    const [from, to] = [run.start + run.length, closer.start]
    const source = line.slice(run.start, closer.start + closer.length)
    spans.push({ kind: 'code', source, code: withoutPadding(line.slice(from, to)), start: run.start })
    position = closer.start + closer.length
  })
  pushText(line.length)
  return spans
}

/** Code with the backticks that it needs around it; of several lines, with the backticks on lines of their own. */
export function toCodeSpan(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length))
  if (code.includes('\n')) {
    const fence = '`'.repeat(Math.max(3, longest + 1))
    return `${fence}\n${code.replace(/^\n|\n$/g, '')}\n${fence}`
  }
  const ticks = '`'.repeat(longest + 1)
  const padding = /^`|`$|^ .* $/.test(code) ? ' ' : ''
  return `${ticks}${padding}${code}${padding}${ticks}`
}

/** Changes the text of a line and leaves its code as it is. */
export function mapText(line: string, change: (text: string) => string): string {
  if (!line.includes('`')) return change(line)
  return cutCodeSpans(line)
    .map((span) => (span.kind === 'code' ? span.source : change(span.source)))
    .join('')
}

/** For each run of backticks the index of the next one of the same length, or none. */
function findClosers(runs: readonly { length: number }[]): (number | undefined)[] {
  const next = new Map<number, number>()
  const closers: (number | undefined)[] = []
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const { length } = runs[index] as { length: number }
    closers[index] = next.get(length)
    next.set(length, index)
  }
  return closers
}

function withoutPadding(code: string): string {
  return /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code
}
