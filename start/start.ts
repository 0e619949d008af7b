import { readEnvironmentFile } from '../system/environmentFile.ts'
import { buildCms } from './buildCms.ts'
import { openDataFolder } from './dataFolder.ts'
import { environmentOfParts, localAddresses, readPlaces } from './environment.ts'
import { prepareInstallation } from './installation.ts'
import { partsOf } from './processes/parts.ts'
import { runInstallation } from './runInstallation.ts'
import { showProgress } from './terminal.ts'
import { runUntilStopped } from './untilStopped.ts'
import { whereItIs } from './whereItIs.ts'

/** `npm start`: all of Okuzuke on one machine, until Ctrl-C or SIGTERM. Sets the exit code; never rejects. */
export function main(): Promise<void> {
  return runUntilStopped(start)
}

async function start(stopping: AbortSignal): Promise<void> {
  readEnvironmentFile()
  const progress = showProgress()
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
    const { settings } = installation
    await runInstallation({
      installation,
      parts: partsOf(settings, environmentOfParts(settings)),
      addresses: localAddresses(),
      lastLines: whereItIs(installation),
      progress,
      stopping,
    })
  } finally {
    lock.release()
  }
}
