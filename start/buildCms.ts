import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from '../system/settings.ts'
import { isBuilt, makeStamp, markBuilt } from './buildStamp.ts'
import { takeMachineLock, type MachineLock } from '../system/machineLock.ts'
import { nextCommand } from './processes/parts.ts'
import type { Progress } from './progress.ts'
import type { RunStep } from './processes/runStep.ts'
import { StartError } from './startError.ts'

const lockPath = join(repositoryRoot, 'node_modules/.cache/okuzuke-cms-build.lock')

/**
 * Builds the CMS unless it is built from these very sources already.
 * Two starts of one clone at once: one builds, the other waits for it.
 */
export async function buildCms(options: {
  progress: Progress
  runStep: RunStep
  stopping: AbortSignal
}): Promise<void> {
  const { progress, runStep, stopping } = options
  const stamp = makeStamp()
  if (isBuilt(stamp)) return
  const lock = await waitForLock(progress, stopping)
  try {
    if (isBuilt(stamp)) return
    await progress.step('Building the CMS (a minute or two, only after an installation or an upgrade)', () =>
      runStep({
        name: 'build',
        failure: 'The CMS could not be built',
        args: [nextCommand, 'build', 'cms'],
        env: buildEnvironment(),
      }),
    )
    if (!markBuilt(stamp)) {
      throw new StartError(
        'The build of the CMS ended before it was whole, without an error. Start again; if it stays so, remove the folder cms/.next first.',
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

// The build serves every installation of this clone: it sees neither the secrets nor the database of the one that makes it.
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
