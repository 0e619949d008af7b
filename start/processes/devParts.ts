import { join } from 'node:path'
import { repositoryRoot, type PlaceSettings } from '../../system/settings.ts'
import type { PartEnvironments } from '../environment.ts'
import { nextProgram } from './childProcess.ts'
import type { Part } from './parts.ts'

/** The parts that a debugger can be attached to, by the names of their logs. */
export const inspectableParts = ['cms', 'publisher', 'site'] as const
export type InspectablePart = (typeof inspectableParts)[number]

/**
 * The three parts for somebody who works on them. The CMS is Next's development server: an edit is compiled at the next request.
 * The publisher and the server are started again at each edit of a file that they load; a publisher builds once as it starts,
 * so the page shows the edit at the next reload. `inspected` listens for a debugger on port 9229.
 */
export function devPartsOf(options: {
  settings: PlaceSettings
  env: PartEnvironments
  /** The e-mail address of the user that everybody is logged in as. */
  administrator: string
  inspected: InspectablePart | null
}): Part[] {
  const { settings, env, administrator, inspected } = options
  const { cmsHost, cmsPort } = settings
  const inspect = (part: InspectablePart) => (part === inspected ? ['--inspect'] : [])
  return [
    {
      name: 'The CMS',
      logName: 'cms',
      args: [
        ...nextProgram,
        'dev',
        'cms',
        '--hostname',
        cmsHost,
        '--port',
        String(cmsPort),
        ...inspect('cms'),
      ],
      env: {
        ...env.cms,
        NODE_ENV: 'development',
        ADMIN_EMAIL: administrator,
        // Payload listens here for edits of its configuration. Its default is localhost, which may be another address.
        PAYLOAD_HMR_URL_OVERRIDE: `ws://${cmsHost}:${cmsPort}/_next/hmr`,
      },
    },
    {
      name: 'The publisher',
      logName: 'publisher',
      // Styles and scripts are read as files, not imported: the watcher must be told of them.
      args: watch('site/publisher/publisher.ts', ['--include', 'site/assets/**/*', ...inspect('publisher')]),
      env: env.publisher,
    },
    {
      name: 'The static server',
      logName: 'site',
      args: watch('site/server/serve.ts', inspect('site')),
      env: env.server,
    },
  ]
}

const tsxProgram = join(repositoryRoot, 'node_modules/tsx/dist/cli.mjs')

/** What follows `node` for a file that is started again when it, or a file that it imports, changes. */
function watch(file: string, options: readonly string[]): string[] {
  return [tsxProgram, 'watch', '--clear-screen=false', '--conditions=production', ...options, file]
}
