import { openLog, type LogFile } from './logFile.ts'

/** The output of a part, passed on to this process's own output, where a container's engine keeps it. */
export function openOutputLog(options: { part: string; hide: (line: string) => string }): LogFile {
  const stdout = process.stdout
  // Whoever reads it may have gone: nothing ends without it.
  if (stdout.listenerCount('error') === 0) stdout.on('error', () => undefined)
  return openLog({
    ...options,
    path: 'the output of this container',
    append: (line) => stdout.write(`${line}\n`),
  })
}
