import { join } from 'node:path'
import { repositoryRoot, type ServerSettings } from '../../system/settings.ts'
import type { PartEnvironments } from '../environment.ts'
import type { Listener } from '../ports.ts'
import type { Step } from './runStep.ts'

/** Next's command line: it builds the CMS, and runs it. */
export const nextCommand = join(repositoryRoot, 'node_modules/next/dist/bin/next')

const typescript = (file: string) => ['--import', 'tsx', file]

/** What the two servers will listen on. */
export function listenersOf(settings: ServerSettings): Listener[] {
  return [
    {
      part: 'The CMS',
      host: settings.cmsHost,
      port: settings.cmsPort,
      hostVariable: 'CMS_HOST',
      portVariable: 'CMS_PORT',
    },
    {
      part: 'The site',
      host: settings.siteHost,
      port: settings.sitePort,
      hostVariable: 'SITE_HOST',
      portVariable: 'SITE_PORT',
    },
  ]
}

/** Brings the tables or collections to this version's shape. Does nothing where they have it. */
export function migrateStep(env: PartEnvironments): Step {
  return {
    name: 'migrate',
    failure: 'The database could not be prepared',
    args: typescript('cms/commands/migrate.ts'),
    env: env.cms,
  }
}

/** Puts the demo book into a database that holds no content. */
export function seedStep(env: PartEnvironments): Step {
  return {
    name: 'seed',
    failure: 'The demo book could not be put in',
    args: typescript('cms/commands/seed.ts'),
    env: env.cms,
  }
}

/** A part that runs for as long as Okuzuke does; `logName` names its log. */
export type Part = { name: string; logName: string; args: readonly string[]; env: NodeJS.ProcessEnv }

/** The three parts, in no order: each waits by itself for what it needs of the others. */
export function partsOf(settings: ServerSettings, env: PartEnvironments): Part[] {
  const { cmsHost, cmsPort } = settings
  return [
    {
      name: 'The CMS',
      logName: 'cms',
      args: [nextCommand, 'start', 'cms', '--hostname', cmsHost, '--port', String(cmsPort)],
      env: env.cms,
    },
    {
      name: 'The publisher',
      logName: 'publisher',
      args: typescript('site/publisher/publisher.ts'),
      env: env.publisher,
    },
    { name: 'The static server', logName: 'site', args: typescript('site/server/serve.ts'), env: env.server },
  ]
}
