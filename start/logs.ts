import { join } from 'node:path'
import { createHider, hiddenValuesOf, type HiddenValue } from '../system/hiddenValues.ts'
import { openLogFile, type LogFile } from './processes/logFile.ts'
import type { Environment, Secrets } from './secrets.ts'

/** The logs of one start. */
export type Logs = {
  /** The log of a part or a step, begun anew the first time that it is asked for. */
  open: (name: string) => LogFile
  /** From now on the values of these secrets are in no log. */
  hide: (secrets: Secrets) => void
}

/** Logs in `dataDir/logs`. The secrets of `env` are in none of them. */
export function createLogs(options: {
  dataDir: string
  env: Environment
  /** Called with each line of each log, as a person reads it. */
  onLine?: (name: string, line: string) => void
}): Logs {
  const { dataDir, env, onLine } = options
  const fromEnvironment = hiddenValuesOf(env)
  let hideAll = createHider(fromEnvironment)
  const logs = new Map<string, LogFile>()
  return {
    open: (name) => {
      const log =
        logs.get(name) ??
        openLogFile({
          path: join(dataDir, 'logs', `${name}.log`),
          part: name,
          hide: (line) => hideAll(line),
          onLine: onLine && ((line) => onLine(name, line)),
        })
      logs.set(name, log)
      return log
    },
    hide: (secrets) => {
      const fromFiles: HiddenValue[] = Object.entries(secrets).flatMap(([name, secret]) =>
        secret ? [{ name, value: secret.value }] : [],
      )
      hideAll = createHider([...fromEnvironment, ...fromFiles])
    },
  }
}
