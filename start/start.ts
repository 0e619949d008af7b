import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createEnvironmentReader } from '../system/environmentFile.ts'
import { readPlaceSettings, readServerSettings, type ServerSettings } from '../system/settings.ts'
import { buildCms } from './buildCms.ts'
import { FolderInUse, openDataFolder } from './dataFolder.ts'
import { checkSettings, environmentOfParts, environmentOfSite, localAddresses } from './environment.ts'
import { prepareInstallation, readInstallation } from './installation.ts'
import { keepTrying } from './keepTrying.ts'
import { createLogs } from './logs.ts'
import { checkPorts, cmsListener, siteListener } from './ports.ts'
import { editorsParts, sitePart } from './processes/parts.ts'
import { runParts } from './processes/runParts.ts'
import { settleDatabase } from './settleDatabase.ts'
import { runInstallation } from './runInstallation.ts'
import type { Environment } from './secrets.ts'
import { showProgress } from './terminal.ts'
import { runUntilStopped } from './untilStopped.ts'
import { whereItIs } from './whereItIs.ts'

/** `npm start`: all of Okuzuke on one machine, until Ctrl-C or SIGTERM. Sets the exit code; never rejects. */
export function main(): Promise<void> {
  return runUntilStopped(start)
}

/**
 * Readers first: where there is a release, the static server runs before anything else is looked at, and whatever fails then is said
 * and tried again. Where there is none, nobody is served yet: what the person at the terminal has to mend ends the start.
 */
async function start(stopping: AbortSignal): Promise<void> {
  // Read anew at each try, so that a mended .env counts without a new start.
  const readEnvironment = createEnvironmentReader()
  const progress = showProgress()
  const env = readEnvironment()
  const site = readSite(env)
  const { dataDir, siteDir } = site
  const hasRelease = existsSync(join(siteDir, 'current'))
  if (!hasRelease) checkSettings(env)
  const logs = createLogs({ dataDir, env })
  const running = runParts({ openLog: logs.open, say: progress.say })
  let isServing = false
  const serveSite = () => {
    if (isServing) return
    isServing = true
    running.add(sitePart(environmentOfSite(dataDir, env)))
  }
  const openFolder = async () => {
    try {
      return await openDataFolder(dataDir)
    } catch (error) {
      // A full disk, for example: readers need no room on it.
      if (hasRelease && !(error instanceof FolderInUse)) serveSite()
      throw error
    }
  }
  let endLock = () => {}
  try {
    const { lock, wasEmpty: firstStart } = await keepTrying({
      work: openFolder,
      isFinal: (error) => !hasRelease || error instanceof FolderInUse,
      say: progress.say,
      stopping,
    })
    endLock = () => {
      // The CMS has ended by now, however it did.
      settleDatabase(readEnvironment())
      lock.release()
    }
    stopping.addEventListener('abort', lock.announceEnd)
    if (!hasRelease) {
      const { settings } = readInstallation({ env, places: readPlaceSettings(env), firstStart, logs })
      await checkPorts([cmsListener(settings), siteListener(site)])
    }
    serveSite()
    const installation = await keepTrying({
      work: () => {
        const fresh = readEnvironment()
        checkSettings(fresh)
        return prepareInstallation({
          env: fresh,
          places: { ...readPlaceSettings(fresh), dataDir },
          firstStart,
          build: (runStep) => buildCms({ progress, runStep, stopping }),
          ...{ logs, progress, stopping },
        })
      },
      ...{ say: progress.say, stopping },
    })
    const { settings } = installation
    await runInstallation({
      running,
      parts: editorsParts(settings, environmentOfParts(settings, installation.env)),
      addresses: localAddresses(installation.env),
      lastLines: whereItIs(installation),
      ...{ progress, stopping },
    })
  } finally {
    if (stopping.aborted) progress.say('Stopping …')
    await running.stop()
    endLock()
  }
}

/** Throws SettingsError with what is wrong with the site's settings, and with everybody else's in the same list. */
function readSite(env: Environment): ServerSettings {
  try {
    return readServerSettings(env)
  } catch (error) {
    checkSettings(env)
    throw error
  }
}
