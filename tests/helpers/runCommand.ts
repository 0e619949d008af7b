import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { repositoryRoot } from '../../system/settings.ts'

/** Runs a command of `cms/commands` as npm does, in a process of its own, and gives its code and all that it said. */
export function runCommandOf(
  place: { dataDir: string; databaseUrl: string },
  name: 'backup' | 'restore' | 'migrate',
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  return promisify(execFile)(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', `cms/commands/${name}.ts`, ...args],
    {
      cwd: repositoryRoot,
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        DATA_DIR: place.dataDir,
        DATABASE_URL: place.databaseUrl,
        ...env,
      },
    },
  ).then(
    ({ stdout, stderr }) => ({ code: 0, said: `${stdout}${stderr}` }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: `${error.stdout}${error.stderr}`,
    }),
  )
}
