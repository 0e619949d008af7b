import { defineConfig } from 'vitest/config'

type Options = {
  exclude?: string[]
  testTimeout?: number
  maxWorkers?: number
  fileParallelism?: boolean
  sequence?: { groupOrder: number }
}

/** A run of its own: `npx vitest --project site`. `folders` are below tests/. */
const project = (name: string, folders: string[], options: Options = {}) => ({
  extends: true as const,
  test: { name, include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`), ...options },
})

/** No process, no server, no database, no browser: seconds, so that they can run at each change. */
const pure = [
  'content',
  'system',
  'site/{assets,components,feeds,i18n,math,page-models,pages}',
  'cms/components',
  'cms/import/support-page',
  'cms/rich-text',
]
/** Of these rooms, the tests that start processes to see what a lock does between them. */
const locks = 'tests/system/*[lL]ock.test.ts'

/** What starts whole processes, or counts on time, has the machine for itself: after the rest, one file at a time. */
const alone = { maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2, // Vitest would leave one of two cores idle.
    // Node 20 can leave lexical's top-level await unsettled under the development condition (payload #17757).
    execArgv: ['--conditions=production'],
    env: {
      PAYLOAD_CONFIG_PATH: 'cms/payload.config.ts',
      NEXT_TELEMETRY_DISABLED: '1',
      PAYLOAD_DISABLE_ADMIN: '',
    },
    testTimeout: 20_000,
    hookTimeout: 120_000,
    projects: [
      project('unit', pure, { exclude: [locks] }),
      project('site', ['site/publisher', 'site/server']),
      project('browser', ['browser'], alone),
      project('cms', ['cms'], {
        testTimeout: 60_000,
        exclude: pure.map((folder) => `tests/${folder}/**`),
      }),
      project('security', ['security'], { testTimeout: 120_000 }),
      project('commands', ['commands'], { testTimeout: 120_000 }),
      {
        extends: true,
        test: {
          name: 'start',
          include: ['tests/start/**/*.test.ts', locks],
          testTimeout: 240_000,
          ...alone,
        },
      },
      project('dev', ['dev'], { testTimeout: 240_000, ...alone }),
      project('faults', ['faults'], { testTimeout: 240_000, ...alone }),
      project('e2e', ['e2e'], { testTimeout: 240_000, ...alone }),
    ],
  },
})
