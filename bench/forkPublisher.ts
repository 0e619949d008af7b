import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { smallMalloc, smallHeap } from '../start/processes/smallHeap.ts'
import { repositoryRoot } from '../system/settings.ts'

/**
 * Starts a program of this folder that publishes, with V8's options and the environment of the real publisher. `profile`: a folder that
 * gets its CPU profile; empty: none.
 */
export function forkPublisher({
  program,
  folder,
  key,
  cmsUrl,
  profile,
  env = {},
}: {
  program: string
  folder: string
  key: string
  cmsUrl: string
  profile: string
  env?: Readonly<Record<string, string>>
}): ChildProcess {
  return fork(join(repositoryRoot, 'bench', program), {
    execArgv: [
      ...smallHeap,
      '--conditions=production',
      '--import',
      'tsx',
      ...(profile === '' ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ],
    env: {
      ...smallMalloc,
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: join(folder, 'data'),
      CMS_URL: cmsUrl,
      SITE_URL: 'https://books.example.org',
      PUBLISHER_API_KEY: key,
      ...env,
    },
  })
}
