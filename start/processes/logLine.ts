import { stripVTControlCharacters } from 'node:util'

/** Which of a program's two outputs a line came by. */
export type Output = 'stdout' | 'stderr'

/**
 * One line of a program's output as a line of its log: a JSON object with level, time, part and msg. What the program wrote as such
 * an object stays as it is; other text (Node's own, a library's) becomes the `msg` of one.
 */
export function toLogLine(options: { text: string; output: Output; part: string }): string {
  const { text, output, part } = options
  if (readRecord(text) !== null) return text
  return JSON.stringify({
    level: output === 'stderr' ? 'error' : 'info',
    time: new Date().toISOString(),
    part,
    msg: stripVTControlCharacters(text),
  })
}

/** A line of a log as a person reads it: its message, and the reason of an error that the message leaves out. */
export function toWords(line: string): string {
  const record = readRecord(line)
  if (record === null) return stripVTControlCharacters(line)
  const reason = record.err?.message
  return reason === undefined || record.msg.includes(reason) ? record.msg : `${record.msg} ${reason}`
}

type LogRecord = { msg: string; err?: { message?: string } }

function readRecord(text: string): LogRecord | null {
  if (!text.startsWith('{')) return null
  try {
    const value = JSON.parse(text) as Partial<LogRecord> & { level?: unknown; time?: unknown }
    return typeof value.msg === 'string' && value.level !== undefined && value.time !== undefined
      ? (value as LogRecord)
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null // Text that only begins like an object.
    throw error
  }
}
