import { defineConfig } from 'vitest/config'
import { globsOf, type Run } from './tests/runs.ts'

type Options = {
  isolate?: boolean
  retry?: number
  testTimeout?: number
  maxWorkers?: number
  fileParallelism?: boolean
  sequence?: { groupOrder: number }
}

/** In the long run (`npm run test:long`) a test tries the same thing many times more. */
const timesLonger = process.env.LONG_RUN === '1' ? 30 : 1

/** A run of its own: `npx vitest --project site`. */
const project = (name: Run, { testTimeout = 20_000, ...options }: Options = {}) => ({
  extends: true as const,
  test: { name, ...globsOf(name), testTimeout: testTimeout * timesLonger, ...options },
})

/** What starts whole processes, or counts on time, has the machine for itself: after the rest, one file at a time. */
const alone = { maxWorkers: 1, fileParallelism: false, sequence: { groupOrder: 1 } }

/** A step in the built panel is tried once more: on a loaded machine the panel may draw a form anew under a click. */
const inBrowser = { retry: 1 }

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
    hookTimeout: 120_000,
    projects: [
      // Pure functions need no process of their own.
      project('unit', { isolate: false }),
      project('site'),
      project('publisher', { testTimeout: 60_000 }),
      // Payload is loaded once by each of two processes, and not by each file: half of the time. Files share what is process-wide.
      project('cms', { testTimeout: 60_000, isolate: false }),
      project('security', { testTimeout: 120_000 }),
      project('commands', { testTimeout: 120_000 }),
      project('browser', { testTimeout: 60_000, ...alone }),
      project('engines', { testTimeout: 180_000, ...alone }),
      project('tex', { testTimeout: 180_000, ...alone }),
      project('start', { testTimeout: 240_000, ...alone }),
      project('dev', { testTimeout: 240_000, ...alone }),
      project('faults', { testTimeout: 240_000, ...alone }),
      project('panel', { testTimeout: 240_000, ...alone, ...inBrowser }),
      project('e2e', { testTimeout: 240_000, ...alone, ...inBrowser }),
    ],
  },
})
