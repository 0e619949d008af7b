import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasErrorCode } from '../system/errorCode.ts'
import { takeMachineLock, type MachineLock } from '../system/machineLock.ts'
import { repositoryRoot } from '../system/settings.ts'
import { nextProgram } from './processes/childProcess.ts'
import type { RunStep } from './processes/steps.ts'
import { StartError, type Progress } from './terminal.ts'

const lockPath = join(repositoryRoot, 'node_modules/.cache/okuzuke-cms-build.lock')

/** Everything that goes into the built CMS. Its commands run apart from it, but share files with it. */
const sources = ['cms', 'content', 'system', 'migrations', 'package-lock.json', 'tsconfig.json']
const notSources = new Set(['.next', 'next-env.d.ts', 'node_modules'])

const builtDir = join(repositoryRoot, 'cms/.next')
/** Inside Next's own folder, which a new build empties: an interrupted build leaves no stamp. */
const stampPath = join(builtDir, 'okuzuke-stamp')
/** What Next writes last. */
const buildIdPath = join(builtDir, 'BUILD_ID')

/**
 * Builds the CMS, unless a build of the same sources is there already.
 * Two starts of one clone at once: one builds, the other waits for it.
 */
export async function buildCms(options: {
  progress: Progress
  runStep: RunStep
  stopping: AbortSignal
}): Promise<void> {
  const { progress, runStep, stopping } = options
  const stamp = createStamp()
  if (isBuilt(stamp)) return
  const lock = await waitForLock(progress, stopping)
  try {
    if (isBuilt(stamp)) return
    await progress.step('Building the CMS (a minute or two, only after an installation or an upgrade)', () =>
      runStep({
        name: 'build',
        failure: 'The CMS could not be built',
        args: [...nextProgram, 'build', 'cms'],
        env: buildEnvironment(),
      }),
    )
    if (!markBuilt(stamp)) {
      throw new StartError(
        'The build of the CMS ended before it was whole, without an error. ' +
          'Start again; if it stays so, remove the folder cms/.next first.',
      )
    }
  } finally {
    lock.release()
  }
}

async function waitForLock(progress: Progress, stopping: AbortSignal): Promise<MachineLock> {
  const attempt = takeMachineLock(lockPath)
  if ('lock' in attempt) return attempt.lock
  const holder = attempt.heldBy === null ? '' : ` (process ${attempt.heldBy})`
  return progress.step(`Waiting for the build by another start${holder}`, async () => {
    for (;;) {
      await sleep(500, undefined, { signal: stopping })
      const next = takeMachineLock(lockPath)
      if ('lock' in next) return next.lock
    }
  })
}

// Every installation of this clone uses the build: it must not see the secrets and the database of one of them.
function buildEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: process.env.TMPDIR,
    LANG: process.env.LANG,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PAYLOAD_CONFIG_PATH: 'cms/payload.config.ts',
  }
}

/** Names one state of the sources, on one major version of Node. */
function createStamp(): string {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]} ${process.arch}\n`)
  for (const path of sources.flatMap((source) => listFiles(join(repositoryRoot, source)))) {
    const content = readFileSync(path)
    hash.update(`${relative(repositoryRoot, path).split(sep).join('/')} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/** Whether cms/.next holds a complete build of these sources. */
function isBuilt(stamp: string): boolean {
  try {
    return readFileSync(stampPath, 'utf8') === stamp && existsSync(buildIdPath)
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false
    throw error
  }
}

/** Notes that the build of these sources is complete; gives false where it is not, although Next's exit code was 0. */
function markBuilt(stamp: string): boolean {
  if (!existsSync(buildIdPath)) return false
  writeFileSync(stampPath, stamp)
  return true
}

function listFiles(path: string): string[] {
  const entries = readIfFolder(path)
  if (entries === null) return [path]
  return entries
    .filter((entry) => !notSources.has(entry.name) && !entry.name.endsWith('.tsbuildinfo'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => listFiles(join(path, entry.name)))
}

function readIfFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (hasErrorCode(error, 'ENOTDIR')) return null
    throw error
  }
}
