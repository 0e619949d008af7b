import type { PlaceSettings } from '../../system/settings.ts'
import type { PartEnvironments } from '../environment.ts'
import { nextProgram, typescriptProgram } from './childProcess.ts'
import { smallMalloc, smallHeap } from './smallHeap.ts'

/** A program that runs for as long as Okuzuke does; `logName` names its log, and itself in logs and in /health. */
export type Part = {
  name: string
  logName: 'cms' | 'publisher' | 'site'
  args: readonly string[]
  env: NodeJS.ProcessEnv
  /** See keepRunning. */
  longestSilence?: number | null
}

/**
 * After how many seconds without a sign of life a part counts as hung. A large book, or a query that SQLite takes its time for, keeps
 * an event loop busy for some seconds at a stretch, on a busy machine for longer.
 */
export const longestSilence = 40

/** The server of the readers' site. It needs nothing of the other parts: it runs first, and whatever becomes of them. */
export function sitePart(env: NodeJS.ProcessEnv): Part {
  return {
    name: 'The static server',
    logName: 'site',
    args: typescriptProgram('site/server/serve.ts'),
    env,
    longestSilence,
  }
}

/** The two parts that editors need, in no order: each waits by itself for what it needs of the other. */
export function editorsParts(
  settings: Pick<PlaceSettings, 'cmsHost' | 'cmsPort'>,
  env: Pick<PartEnvironments, 'cms' | 'publisher'>,
): Part[] {
  return [cmsPart(settings, env.cms), publisherPart(env.publisher)]
}

/** The CMS. It ends in order by itself (cms/serving/endInOrder.ts), instead of Next, which cuts off what is under way. */
export function cmsPart(
  { cmsHost, cmsPort }: Pick<PlaceSettings, 'cmsHost' | 'cmsPort'>,
  env: NodeJS.ProcessEnv,
): Part {
  return {
    name: 'The CMS',
    logName: 'cms',
    args: [...nextProgram, 'start', 'cms', '--hostname', cmsHost, '--port', String(cmsPort)],
    env: { ...env, NEXT_MANUAL_SIG_HANDLE: 'true' },
    longestSilence,
  }
}

export function publisherPart(env: NodeJS.ProcessEnv): Part {
  return {
    name: 'The publisher',
    logName: 'publisher',
    args: [...smallHeap, ...typescriptProgram('site/publisher/publisher.ts')],
    env: { ...smallMalloc, ...env },
    longestSilence,
  }
}
