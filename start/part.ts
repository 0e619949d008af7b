import { createHider, hiddenValuesOf } from '../system/hiddenValues.ts'
import { readCmsSettings, SettingsError } from '../system/settings.ts'
import { startChild, typescriptProgram, type ChildProcess, type Ending } from './processes/childProcess.ts'
import type { LogFile } from './processes/logFile.ts'
import { openOutputLog } from './processes/outputLog.ts'
import { cmsPart, publisherPart, type Part } from './processes/parts.ts'

/**
 * One part as the command of a container: `node --conditions=production --import tsx start/part.ts cms|publisher|seed`.
 *
 * Watches the part as `npm start` does: one that hangs is killed. Where the part ends, for whatever reason, this ends with code 1, and
 * the container's restart policy starts it again, after pauses that grow. The CMS's database is brought to this version's shape before
 * each start of the CMS. The output of all of it comes as JSON lines, without secrets.
 */
async function main(): Promise<void> {
  const name = process.argv[2] ?? ''
  const programs = toPrograms(name)
  const log = openOutputLog({ part: name, hide: createHider(hiddenValuesOf(process.env)) })
  let child: ChildProcess | null = null
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      isStopping = true
      void child?.stop(longestEnd)
    })
  }
  for (const { args, env, longestSilence, goesOn } of programs) {
    if (isStopping) return
    child = startChild({ args, env, log, longestSilence })
    const ending = await child.ended
    if (isStopping) return
    if (goesOn || !ending.ok) {
      sayEnd({ name, ending, log })
      process.exitCode = 1
      return
    }
  }
}

/** From SIGTERM to SIGKILL, in ms: less than the container's stop_grace_period of 30 s. */
const longestEnd = 25_000

type Program = Pick<Part, 'args' | 'env' | 'longestSilence'> & {
  /** It is not supposed to end. */
  goesOn: boolean
}

function toPrograms(name: string): Program[] {
  const env = { ...process.env }
  const step = (file: string): Program => ({ args: typescriptProgram(file), env, goesOn: false })
  switch (name) {
    case 'cms': {
      const settings = readCmsSettings(env)
      return [step('cms/commands/migrate.ts'), { ...cmsPart(settings, env), goesOn: true }]
    }
    case 'publisher':
      return [{ ...publisherPart(env), goesOn: true }]
    case 'seed':
      return [step('cms/commands/seed.ts')]
    default:
      throw new SettingsError([`"${name}" is no part. There are cms, publisher and seed`])
  }
}

function sayEnd({ name, ending, log }: { name: string; ending: Ending; log: LogFile }): void {
  const how = ending.hung ? `hung and was killed (${ending.how})` : `ended by itself (${ending.how})`
  log.write(`${name} ${how}.\n`, 'stderr')
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exitCode = 1
})
