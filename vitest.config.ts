import { defineConfig } from 'vitest/config'

/** Parts that meet only at their borders are tested apart: `npx vitest --project site`. */
const project = (
  name: string,
  options: {
    include?: string[]
    testTimeout?: number
    fileParallelism?: boolean
    globalSetup?: string[]
  } = {},
) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...options },
})

export default defineConfig({
  test: {
    pool: 'forks',
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
      project('content'),
      project('settings'),
      project('site'),
      project('cms', { testTimeout: 60_000 }),
      project('start', { testTimeout: 240_000, fileParallelism: false }),
      project('security', { testTimeout: 120_000 }),
      project('faults', { testTimeout: 600_000, fileParallelism: false }),
      project('e2e', { testTimeout: 240_000, fileParallelism: false }),
    ],
  },
})
