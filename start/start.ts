import { join } from 'node:path'
import { readEnvironmentFile } from '../system/environmentFile.ts'
import { SettingsError } from '../system/settings.ts'
import { buildCms } from './buildCms.ts'
import { openDataFolder } from './dataFolder.ts'
import { environmentOfParts, localAddresses, readPlaces, readWholeSettings } from './environment.ts'
import { waitForFirstRelease } from './firstRelease.ts'
import { checkPorts, listenersOf } from './ports.ts'
import { endWithNpm } from './processes/endWithNpm.ts'
import { openLogFile } from './processes/logFile.ts'
import { partsOf, runParts } from './processes/parts.ts'
import { createStepRunner, migrateStep, seedStep } from './processes/steps.ts'
import { readOrMakeSecrets } from './secrets.ts'
import { showProgress, StartError, type Progress } from './terminal.ts'
import { whereItIs } from './whereItIs.ts'

/** `npm start`: everything that Okuzuke is, on one machine, until Ctrl-C or SIGTERM. Sets the exit code; never rejects. */
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
  const folder = await openDataFolder(places.dataDir)
  stopping.addEventListener('abort', folder.lock.announceEnd)
  try {
    const secrets = readOrMakeSecrets({
      secretsDir: join(places.dataDir, 'secrets'),
      env: process.env,
      production: places.production,
      firstStart: folder.wasEmpty,
    })
    const settings = readWholeSettings(process.env, secrets)
    await checkPorts(listenersOf(settings))

    const env = environmentOfParts(settings)
    const hidden = Object.entries(secrets).flatMap(([name, secret]) =>
      secret ? [{ name, value: secret.value }] : [],
    )
    const openLog = (name: string) =>
      openLogFile({ path: join(settings.dataDir, 'logs', `${name}.log`), hidden })
    const runStep = createStepRunner({ openLog, stopping })

    await buildCms({ progress, runStep, stopping })
    await progress.step('Preparing the database', () => runStep(migrateStep(env)))
    await progress.step('Looking for content', () => runStep(seedStep(env)))

    const running = runParts({ parts: partsOf(settings, env), openLog, say: progress.say })
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
      whereItIs({ settings, secrets }).forEach(progress.say)
      await untilAborted(ending)
    } finally {
      if (stopping.aborted) progress.say('Stopping …')
      await running.stop()
    }
  } finally {
    folder.lock.release()
  }
}

/** Waits for the signal, and rejects with its reason. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    if (signal.aborted) reject(signal.reason as Error)
  })
}
