import { readEnvironmentFile } from '../system/environmentFile.ts'
import { buildCms } from './buildCms.ts'
import { openDataFolder } from './dataFolder.ts'
import { environmentOfParts, localAddresses, readPlaces } from './environment.ts'
import { waitForFirstRelease } from './firstRelease.ts'
import { prepareInstallation, type Installation } from './installation.ts'
import { partsOf, runParts } from './processes/parts.ts'
import { showProgress, type Progress } from './terminal.ts'
import { runUntilStopped, untilAborted } from './untilStopped.ts'
import { whereItIs } from './whereItIs.ts'

/** `npm start`: all of Okuzuke on one machine, until Ctrl-C or SIGTERM. Sets the exit code; never rejects. */
export function main(): Promise<void> {
  return runUntilStopped((stopping) => start({ progress: showProgress(), stopping }))
}

async function start({ progress, stopping }: { progress: Progress; stopping: AbortSignal }): Promise<void> {
  readEnvironmentFile()
  const places = readPlaces(process.env)
  const { lock, wasEmpty } = await openDataFolder(places.dataDir)
  stopping.addEventListener('abort', lock.announceEnd)
  try {
    const installation = await prepareInstallation({
      env: process.env,
      places,
      firstStart: wasEmpty,
      build: (runStep) => buildCms({ progress, runStep, stopping }),
      progress,
      stopping,
    })
    await run({ installation, progress, stopping })
  } finally {
    lock.release()
  }
}

/** Runs the three parts until `stopping` aborts or one of them cannot be kept running; rejects with the reason. */
async function run(options: {
  installation: Installation
  progress: Progress
  stopping: AbortSignal
}): Promise<never> {
  const { installation, progress, stopping } = options
  const { settings, openLog } = installation
  const parts = partsOf(settings, environmentOfParts(settings))
  const running = runParts({ parts, openLog, say: progress.say })
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
    whereItIs(installation).forEach(progress.say)
    return await untilAborted(ending)
  } finally {
    if (stopping.aborted) progress.say('Stopping …')
    await running.stop()
  }
}
