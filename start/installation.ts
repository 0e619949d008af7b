import { join } from 'node:path'
import type { ServerSettings } from '../system/settings.ts'
import { environmentOfParts, readWholeSettings } from './environment.ts'
import { checkPorts, listenersOf } from './ports.ts'
import { openLogFile, type LogFile } from './processes/logFile.ts'
import { createStepRunner, migrateStep, SeedAnswer, seedStep, type RunStep } from './processes/steps.ts'
import { readOrMakeSecrets, withAdministratorPassword, type Environment, type Secrets } from './secrets.ts'
import type { Progress } from './terminal.ts'

/** What the three parts need to run. */
export type Installation = {
  settings: ReturnType<typeof readWholeSettings>
  secrets: Secrets
  /** The e-mail address of the oldest user; null: there is none yet, and the CMS makes the first administrator. */
  firstUser: string | null
  /** Opens the log of a part. Names take the place of the secrets' values there. */
  openLog: (name: string) => LogFile
}

/**
 * Everything that comes before the servers: secrets, free ports, what `build` does, and the database with its content.
 * Takes the data folder as locked. Throws StartError or SettingsError.
 */
export async function prepareInstallation(options: {
  env: Environment
  places: ServerSettings
  firstStart: boolean
  build?: (runStep: RunStep) => Promise<void>
  /** Called with each line of each log. */
  onLine?: (name: string, line: string) => void
  progress: Progress
  stopping: AbortSignal
}): Promise<Installation> {
  const { env, places, firstStart, build, onLine, progress, stopping } = options
  const { production, dataDir } = places
  const secretsDir = join(dataDir, 'secrets')
  const secrets = readOrMakeSecrets({ secretsDir, env, production, firstStart })
  const settings = readWholeSettings(env, secrets)
  await checkPorts(listenersOf(settings))

  const runStep = createStepRunner({ openLog: createLogs({ dataDir, secrets, onLine }), stopping })
  await build?.(runStep)
  const partEnv = environmentOfParts(settings, env)
  await progress.step('Preparing the database', () => runStep(migrateStep(partEnv)))
  const answer = await progress.step('Looking for content', () => runStep(seedStep(partEnv)))

  const { firstUser } = SeedAnswer.parse(answer)
  const allSecrets =
    firstUser === null ? withAdministratorPassword({ secrets, secretsDir, production }) : secrets
  return {
    settings: readWholeSettings(env, allSecrets),
    secrets: allSecrets,
    firstUser,
    openLog: createLogs({ dataDir, secrets: allSecrets, onLine }),
  }
}

function createLogs(options: {
  dataDir: string
  secrets: Secrets
  onLine?: (name: string, line: string) => void
}): (name: string) => LogFile {
  const { dataDir, secrets, onLine } = options
  const hidden = Object.entries(secrets).flatMap(([name, secret]) =>
    secret ? [{ name, value: secret.value }] : [],
  )
  return (name) =>
    openLogFile({
      path: join(dataDir, 'logs', `${name}.log`),
      hidden,
      onLine: onLine && ((line) => onLine(name, line)),
    })
}
