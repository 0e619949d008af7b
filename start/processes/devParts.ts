import { join } from 'node:path'
import { repositoryRoot, type ServerSettings } from '../../system/settings.ts'
import type { PartEnvironments } from '../environment.ts'
import { nextCommand, type Part } from './parts.ts'

const tsx = join(repositoryRoot, 'node_modules/tsx/dist/cli.mjs')

/**
 * The three parts for somebody who works on them. The CMS is Next's development server: an edit is compiled at the next request.
 * The publisher and the server are started again at each edit of a file that they load; a publisher builds once as it starts,
 * so the page shows the edit at the next reload.
 */
export function devPartsOf(settings: ServerSettings, env: PartEnvironments): Part[] {
  const { cmsHost, cmsPort } = settings
  return [
    {
      name: 'The CMS',
      logName: 'cms',
      args: [nextCommand, 'dev', 'cms', '--hostname', cmsHost, '--port', String(cmsPort)],
      env: {
        ...env.cms,
        NODE_ENV: 'development',
        // Payload listens here for edits of its configuration; its own guess is localhost, which may be another address.
        PAYLOAD_HMR_URL_OVERRIDE: `ws://${urlHost(cmsHost)}:${cmsPort}/_next/hmr`,
      },
    },
    {
      name: 'The publisher',
      logName: 'publisher',
      // Styles and scripts are read as files, so that the watcher does not see them by itself.
      args: watched('site/publisher/publisher.ts', ['--include', 'site/assets/*']),
      env: env.publisher,
    },
    { name: 'The static server', logName: 'site', args: watched('site/server/serve.ts'), env: env.server },
  ]
}

function watched(file: string, options: readonly string[] = []): string[] {
  return [tsx, 'watch', '--clear-screen=false', '--conditions=production', ...options, file]
}

function urlHost(host: string): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return reachable.includes(':') ? `[${reachable}]` : reachable
}
