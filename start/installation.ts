import { join } from 'node:path'
import type { PlaceSettings } from '../system/settings.ts'
import { environmentOfParts, readWholeSettings } from './environment.ts'
import type { Logs } from './logs.ts'
import { checkPorts, cmsListener } from './ports.ts'
import { createStepRunner, migrateStep, SeedAnswer, seedStep, type RunStep } from './processes/steps.ts'
import { readOrMakeSecrets, withAdministratorPassword, type Environment, type Secrets } from './secrets.ts'
import type { Progress } from './terminal.ts'

/** What the CMS and the publisher need to run. */
export type Installation = {
  settings: ReturnType<typeof readWholeSettings>
  secrets: Secrets
  /** The environment that the settings were read from. */
  env: Environment
  /** The e-mail address of the oldest user; null: there is none yet, and the CMS makes the first administrator. */
  firstUser: string | null
}

/** Reads the secrets, or makes them, and all settings; no log shows the secrets from then on. Throws SettingsError. */
export function readInstallation(options: {
  env: Environment
  places: Pick<PlaceSettings, 'production' | 'dataDir'>
  firstStart: boolean
  logs: Logs
}): Omit<Installation, 'firstUser'> {
  const { env, places, firstStart, logs } = options
  const { production, dataDir } = places
  const secrets = readOrMakeSecrets({ secretsDir: secretsDirOf(dataDir), env, production, firstStart })
  logs.hide(secrets)
  return { settings: readWholeSettings(env, secrets), secrets, env }
}

/**
 * Everything that comes before the CMS: secrets, its port, what `build` does, and the database with its content.
 * Takes the data folder as locked. Throws StartError or SettingsError; may be tried again then.
 */
export async function prepareInstallation(options: {
  env: Environment
  places: PlaceSettings
  firstStart: boolean
  build?: (runStep: RunStep) => Promise<void>
  logs: Logs
  progress: Progress
  stopping: AbortSignal
}): Promise<Installation> {
  const { env, places, build, logs, progress, stopping } = options
  const { production, dataDir } = places
  const { settings, secrets } = readInstallation(options)
  await checkPorts([cmsListener(settings)])

  const runStep = createStepRunner({ openLog: logs.open, stopping })
  await build?.(runStep)
  const partEnv = environmentOfParts(settings, env)
  await progress.step('Preparing the database', () => runStep(migrateStep(partEnv)))
  const answer = await progress.step('Looking for content', () => runStep(seedStep(partEnv)))

  const { firstUser } = SeedAnswer.parse(answer)
  const allSecrets =
    firstUser === null
      ? withAdministratorPassword({ secrets, secretsDir: secretsDirOf(dataDir), production })
      : secrets
  logs.hide(allSecrets)
  return { settings: readWholeSettings(env, allSecrets), secrets: allSecrets, env, firstUser }
}

const secretsDirOf = (dataDir: string): string => join(dataDir, 'secrets')
