import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const maxBytes = 10 * 1024 * 1024
const maxLinesInMemory = 200

/** The output of one part of Okuzuke: kept in a file, the last lines in memory too. */
export type LogFile = {
  path: string
  write: (chunk: string) => void
  /** The last lines that are not empty, oldest first. */
  lastLines: (count: number) => string[]
}

/**
 * Begins a new log at `path`; the one before becomes `path.1`, and so does a log that grows past 10 MB.
 * Every value of `hidden` is replaced by its name before anything is written.
 */
export function openLogFile(options: {
  path: string
  hidden: readonly { name: string; value: string }[]
  onLine?: (line: string) => void
}): LogFile {
  const { path, hidden, onLine } = options
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  rotate(path)
  let size = 0
  let unfinished = ''
  const last: string[] = []

  const writeLine = (raw: string) => {
    const line = hidden.reduce((text, { name, value }) => text.replaceAll(value, `[${name}]`), raw)
    if (line.trim() !== '') last.push(stripVTControlCharacters(line))
    if (last.length > maxLinesInMemory) last.shift()
    if (size > maxBytes) {
      rotate(path)
      size = 0
    }
    const text = `${withTime(stripVTControlCharacters(line))}\n`
    appendFileSync(path, text, { mode: 0o600 })
    size += Buffer.byteLength(text)
    onLine?.(line)
  }

  return {
    path,
    // Whole lines only: a secret may be split between two chunks.
    write: (chunk) => {
      const lines = `${unfinished}${chunk}`.split(/\r?\n/)
      unfinished = lines.pop() ?? ''
      lines.forEach(writeLine)
    },
    lastLines: (count) => {
      if (unfinished !== '') {
        writeLine(unfinished)
        unfinished = ''
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

function rotate(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) renameSync(path, `${path}.1`)
}

function withTime(line: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(line) ? line : `${new Date().toISOString()} ${line}`
}
