import { lostLinesRecord } from '../../system/log.ts'
import { toLogLine, toWords, type Output } from './logLine.ts'
import { openRotatedFile } from './rotatedFile.ts'

const maxBytes = 10 * 1024 * 1024
/** Earlier files of a log: 60 MB in all. */
const keep = 5
const maxLinesInMemory = 200
/** Of a line without an end, in characters. What is longer is cut into several. */
const longestLine = 64 * 1024

/** The output of one part of Okuzuke: kept in a file as JSON lines, the last lines in memory too. */
export type LogFile = {
  path: string
  /** Takes a piece of the part's output, cut anywhere. Never throws, and never waits for anybody. */
  write: (chunk: string, output?: Output) => void
  /** The last lines that are not empty, as a person reads them, oldest first. */
  lastLines: (count: number) => string[]
}

/**
 * Begins a new log at `path`; the one before becomes `path.1`, and so does a log that grows past 10 MB; five are kept.
 * `hide` takes the secrets out of a line, before anything is written. `onLine` gets each line as a person reads it.
 */
export function openLogFile(options: Omit<Options, 'append'>): LogFile {
  const { path, part } = options
  const file = openRotatedFile({
    ...{ path, maxBytes, keep },
    describeLoss: (count) => JSON.stringify(lostLinesRecord({ part, count })),
  })
  return openLog({ ...options, append: file.append })
}

type Options = {
  /** Where its lines go, for a person who looks for them. */
  path: string
  /** The part that writes, as its lines name it. */
  part: string
  hide: (line: string) => string
  onLine?: (line: string) => void
  /** Keeps a whole line. */
  append: (line: string) => void
}

/** A log whose lines `append` keeps. */
export function openLog({ path, part, hide, onLine, append }: Options): LogFile {
  const unfinished: Record<Output, string> = { stdout: '', stderr: '' }
  const last: string[] = []

  const writeLine = (raw: string, output: Output) => {
    if (raw.trim() === '') return
    const line = toLogLine({ text: hide(raw), output, part })
    const words = toWords(line)
    last.push(...words.split('\n').filter((text) => text.trim() !== ''))
    last.splice(0, last.length - maxLinesInMemory)
    append(line)
    onLine?.(words)
  }

  return {
    path,
    // Whole lines only: a secret may be split between two chunks.
    write: (chunk, output = 'stdout') => {
      const lines = `${unfinished[output]}${chunk}`.split(/\r?\n/)
      const rest = lines.pop() ?? ''
      unfinished[output] = rest.length > longestLine ? '' : rest
      if (rest.length > longestLine) lines.push(rest)
      for (const line of lines) writeLine(line, output)
    },
    lastLines: (count) => {
      for (const output of ['stdout', 'stderr'] as const) {
        if (unfinished[output] !== '') writeLine(unfinished[output], output)
        unfinished[output] = ''
      }
      return last.slice(-count)
    },
  }
}

/** The last lines of a log and the path of the rest, to be shown below a sentence. */
export function quoteLastLines(log: LogFile): string[] {
  const lines = log.lastLines(15).map((line) => `  | ${line}`)
  return [...lines, `  The whole log: ${log.path}`]
}
