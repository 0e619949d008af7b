import { join } from 'node:path'
import { readEnvironmentFile } from '../system/environmentFile.ts'
import { SettingsError, type ServerSettings } from '../system/settings.ts'
import { buildCms } from './buildCms.ts'
import { openDataFolder } from './dataFolder.ts'
import { environmentOfParts, localAddresses, readPlaces, readWholeSettings } from './environment.ts'
import { waitForFirstRelease } from './firstRelease.ts'
import { checkPorts, listenersOf } from './ports.ts'
import { endWithNpm } from './processes/endWithNpm.ts'
import { openLogFile, type LogFile } from './processes/logFile.ts'
import { partsOf, runParts } from './processes/parts.ts'
import { createStepRunner, migrateStep, SeedAnswer, seedStep } from './processes/steps.ts'
import { readOrMakeSecrets, withAdministratorPassword, type Secrets } from './secrets.ts'
import { showProgress, StartError, type Progress } from './terminal.ts'
import { whereItIs } from './whereItIs.ts'

/** `npm start`: all of Okuzuke on one machine, until Ctrl-C or SIGTERM. Sets the exit code; never rejects. */
export async function main(): Promise<void> {
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Stopped())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  endWithNpm(stop)
  try {
    await start({ progress: showProgress(), stopping: stopping.signal })
  } catch (error) {
    if (error instanceof Stopped) return
    process.exitCode = 1
    console.error(error instanceof StartError || error instanceof SettingsError ? error.message : error)
  }
}

/** The reason of an end that was asked for (a signal): no error. */
class Stopped extends Error {}

async function start({ progress, stopping }: { progress: Progress; stopping: AbortSignal }): Promise<void> {
  readEnvironmentFile()
  const places = readPlaces(process.env)
  const { lock, wasEmpty } = await openDataFolder(places.dataDir)
  stopping.addEventListener('abort', lock.announceEnd)
  try {
    const installation = await prepare({ places, firstStart: wasEmpty, progress, stopping })
    await run({ ...installation, progress, stopping })
  } finally {
    lock.release()
  }
}

/** What the three parts need to run. `firstUser`: see whereItIs. */
type Installation = {
  settings: ReturnType<typeof readWholeSettings>
  secrets: Secrets
  firstUser: string | null
}

/** Everything that comes before the servers: secrets, ports, the build, the database. */
async function prepare(options: {
  places: ServerSettings
  firstStart: boolean
  progress: Progress
  stopping: AbortSignal
}): Promise<Installation> {
  const { places, firstStart, progress, stopping } = options
  const { production, dataDir } = places
  const secretsDir = join(dataDir, 'secrets')
  const secrets = readOrMakeSecrets({ secretsDir, env: process.env, production, firstStart })
  const settings = readWholeSettings(process.env, secrets)
  await checkPorts(listenersOf(settings))

  const env = environmentOfParts(settings)
  const runStep = createStepRunner({ openLog: createLogs({ dataDir, secrets }), stopping })
  await buildCms({ progress, runStep, stopping })
  await progress.step('Preparing the database', () => runStep(migrateStep(env)))
  const answer = await progress.step('Looking for content', () => runStep(seedStep(env)))

  const { firstUser } = SeedAnswer.parse(answer)
  if (firstUser !== null) return { settings, secrets, firstUser }
  const allSecrets = withAdministratorPassword({ secrets, secretsDir, production })
  return { settings: readWholeSettings(process.env, allSecrets), secrets: allSecrets, firstUser }
}

/** Runs the three parts until `stopping` aborts or one of them cannot be kept running; rejects with the reason. */
async function run(options: Installation & { progress: Progress; stopping: AbortSignal }): Promise<never> {
  const { settings, secrets, firstUser, progress, stopping } = options
  const running = runParts({
    parts: partsOf(settings, environmentOfParts(settings)),
    openLog: createLogs({ dataDir: settings.dataDir, secrets }),
    say: progress.say,
  })
  const ending = AbortSignal.any([stopping, running.gaveUp])
  try {
    const outcome = await progress.step('Starting the servers', () =>
      waitForFirstRelease({ addresses: localAddresses(), ending, say: progress.say }),
    )
    running.haveStarted()
    if (outcome === 'late') {
      progress.say('No release is live yet, so the site is still empty. What the publisher says:')
      running.publisherSays().forEach(progress.say)
    }
    whereItIs({ settings, secrets, firstUser }).forEach(progress.say)
    return await untilAborted(ending)
  } finally {
    if (stopping.aborted) progress.say('Stopping …')
    await running.stop()
  }
}

/** Gives the function that opens the log of a step or a part. Names take the place of the secrets' values there. */
function createLogs({ dataDir, secrets }: { dataDir: string; secrets: Secrets }): (name: string) => LogFile {
  const hidden = Object.entries(secrets).flatMap(([name, secret]) =>
    secret ? [{ name, value: secret.value }] : [],
  )
  return (name) => openLogFile({ path: join(dataDir, 'logs', `${name}.log`), hidden })
}

/** Waits for the signal, and rejects with its reason. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    if (signal.aborted) reject(signal.reason as Error)
  })
}
