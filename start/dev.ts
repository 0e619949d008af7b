import { join } from 'node:path'
import { repositoryRoot, SettingsError } from '../system/settings.ts'
import { openDataFolder } from './dataFolder.ts'
import { environmentOfParts, localAddresses, readPlaces, readWholeSettings } from './environment.ts'
import { waitForFirstRelease } from './firstRelease.ts'
import { checkPorts } from './ports.ts'
import { devPartsOf } from './processes/devParts.ts'
import { endWithNpm } from './processes/endWithNpm.ts'
import { openLogFile } from './processes/logFile.ts'
import { listenersOf, migrateStep, seedStep } from './processes/parts.ts'
import { runParts } from './processes/runParts.ts'
import { stepRunner } from './processes/runStep.ts'
import { showProgress } from './progress.ts'
import { readOrMakeSecrets } from './secrets.ts'
import { StartError } from './startError.ts'

/**
 * `npm run dev`: the demo book in `.data-dev/`, with Next's development server, and the publisher and the static server started
 * again at each edit, until Ctrl-C. Reads no `.env`: that may name the data of a real installation.
 */
async function dev(stopping: AbortSignal): Promise<void> {
  const env = { ...process.env, DATA_DIR: process.env.DATA_DIR || join(repositoryRoot, '.data-dev') }
  const progress = showProgress()
  const places = readPlaces(env)
  const folder = await openDataFolder(places.dataDir)
  stopping.addEventListener('abort', folder.lock.announceEnd)
  try {
    const secrets = readOrMakeSecrets({
      secretsDir: join(places.dataDir, 'secrets'),
      env,
      production: false,
      firstStart: folder.wasEmpty,
    })
    const settings = readWholeSettings(env, secrets)
    await checkPorts(listenersOf(settings))
    const parts = environmentOfParts(settings, env)
    const hidden = Object.entries(secrets).flatMap(([name, secret]) =>
      secret ? [{ name, value: secret.value }] : [],
    )
    const openLog = (name: string) =>
      openLogFile({
        path: join(settings.dataDir, 'logs', `${name}.log`),
        hidden,
        onLine: (line) => progress.say(`${name.padEnd(9)} | ${line}`),
      })
    const runStep = stepRunner({ openLog, stopping })
    await runStep(migrateStep(parts))
    await runStep(seedStep(parts))

    const running = runParts({ parts: devPartsOf(settings, parts), openLog, progress })
    const ending = AbortSignal.any([stopping, running.gaveUp])
    try {
      await waitForFirstRelease({ addresses: localAddresses(env), hasFailed: running.hasFailedBuild, ending })
      running.haveStarted()
      progress.say(`
The site:         ${settings.siteUrl}/
The admin panel:  ${settings.cmsUrl}/admin (logged in as ${settings.adminEmail}; the first page takes half a minute to compile)
Everything kept:  ${settings.dataDir} (remove it to begin anew)
Ctrl-C stops it.`)
      await new Promise((_resolve, reject) =>
        ending.addEventListener('abort', () => reject(ending.reason as Error)),
      )
    } finally {
      await running.stop()
    }
  } finally {
    folder.lock.release()
  }
}

class Stopped extends Error {}

const stopping = new AbortController()
const stop = () => stopping.abort(new Stopped())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
endWithNpm(stop)
dev(stopping.signal).catch((error: unknown) => {
  if (error instanceof Stopped) return
  process.exitCode = 1
  console.error(error instanceof StartError || error instanceof SettingsError ? error.message : error)
})
