import { join } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { readPlaceSettings, repositoryRoot } from '../system/settings.ts'
import { openDataFolder } from './dataFolder.ts'
import { checkSettings, environmentOfParts, localAddresses } from './environment.ts'
import { prepareInstallation } from './installation.ts'
import { createLogs } from './logs.ts'
import { checkPorts, siteListener } from './ports.ts'
import { devPartsOf, inspectableParts, type InspectablePart } from './processes/devParts.ts'
import { runParts } from './processes/runParts.ts'
import { runInstallation } from './runInstallation.ts'
import { showProgress, StartError } from './terminal.ts'
import { runUntilStopped } from './untilStopped.ts'
import { toMessage } from '../system/toMessage.ts'

/**
 * `npm run dev [-- --inspect cms|publisher|site]`: the demo book in `.data-dev/`, with Next's development server, and the
 * publisher and the static server started again at each edit, until Ctrl-C. The logs come to the terminal too.
 * Reads no `.env`, which may name the data of a real installation.
 */
async function dev(stopping: AbortSignal): Promise<void> {
  const inspected = readInspected()
  const env = {
    ...process.env,
    NODE_ENV: undefined,
    DATA_DIR: process.env.DATA_DIR || join(repositoryRoot, '.data-dev'),
    // This machine alone: every visitor of the panel counts as its administrator.
    CMS_HOST: '127.0.0.1',
  }
  const progress = showProgress()
  checkSettings(env)
  const places = readPlaceSettings(env)
  const { lock, wasEmpty } = await openDataFolder(places.dataDir)
  stopping.addEventListener('abort', lock.announceEnd)
  const logs = createLogs({
    ...{ env, dataDir: places.dataDir },
    onLine: (name, line) => progress.say(`${name.padEnd(9)} | ${stripVTControlCharacters(line)}`),
  })
  const running = runParts({ openLog: logs.open, say: progress.say })
  try {
    await checkPorts([siteListener(places)])
    const installation = await prepareInstallation({
      ...{ env, places, logs, progress, stopping },
      firstStart: wasEmpty,
    })
    const { settings, firstUser } = installation
    const administrator = firstUser ?? settings.adminEmail
    await runInstallation({
      running,
      parts: devPartsOf({ settings, env: environmentOfParts(settings, env), administrator, inspected }),
      addresses: localAddresses(env),
      lastLines: [
        '',
        `The site:         ${settings.siteUrl}/`,
        `The admin panel:  ${settings.cmsUrl}/admin (logged in as ${administrator}; its first page takes a while to compile)`,
        `Everything kept:  ${settings.dataDir} (remove it to begin anew)`,
        ...(inspected === null ? [] : [`The debugger:     port 9229 (${inspected})`]),
        'Ctrl-C stops it.',
      ],
      progress,
      stopping,
    })
  } finally {
    if (stopping.aborted) progress.say('Stopping …')
    await running.stop()
    lock.release()
  }
}

function readInspected(): InspectablePart | null {
  const inspect = readOption()
  if (inspect === undefined) return null
  const part = inspectableParts.find((name) => name === inspect)
  if (part === undefined) throw new StartError(`There is no part named "${inspect}". ${usage}`)
  return part
}

const usage = `Usage: npm run dev [-- --inspect ${inspectableParts.join('|')}]`

function readOption(): string | undefined {
  try {
    return parseArgs({ options: { inspect: { type: 'string' } } }).values.inspect
  } catch (cause) {
    throw new StartError(`${toMessage(cause)}. ${usage}`, { cause })
  }
}

await runUntilStopped(dev)
