import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  answerTimeoutMs,
  endProgram,
  hasProgram,
  startProgram,
  untilThere,
  type Engine,
  type EngineKind,
} from './engine.ts'
import { connectMarionette } from './marionette.ts'

/** Gecko: Debian's firefox-esr, by its own remote protocol. */
export const firefox: EngineKind = {
  name: 'Firefox',
  findMissing: () => (hasProgram('firefox-esr') ? null : 'firefox-esr is not installed'),
  async start({ width, height, scale }): Promise<Engine> {
    const profile = await mkdtemp(join(tmpdir(), 'okuzuke-firefox-'))
    await writeFile(join(profile, 'user.js'), toUserJs(scale))
    const program = startProgram({
      command: 'firefox-esr',
      args: ['--headless', '--marionette', '--no-remote', '--profile', profile],
      env: { HOME: profile, MOZ_HEADLESS_WIDTH: '4000', MOZ_HEADLESS_HEIGHT: '4000' },
      stdio: ['ignore', 'ignore', 'ignore'],
    })
    const end = async () => {
      await endProgram(program)
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    }
    try {
      const portFile = join(profile, 'MarionetteActivePort')
      const port = await untilThere('port of Firefox', () =>
        existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) || null : null,
      )
      const { ask, close } = await connectMarionette(port)
      await ask('WebDriver:NewSession')
      await ask('WebDriver:SetTimeouts', { script: answerTimeoutMs })
      const run = async <Result>(body: string) => {
        const script = `const done = arguments[arguments.length - 1];
          (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }))`
        const { value } = await ask<{ value: { value: Result; error?: string } }>(
          'WebDriver:ExecuteAsyncScript',
          { script, args: [] },
        )
        if (value.error !== undefined) throw new Error(`In Firefox's page: ${value.error}`)
        return value.value
      }
      // The window's size counts its frame: twice, because only then the frame is known.
      await ask('WebDriver:SetWindowRect', { width, height })
      const inner = await run<{ width: number; height: number }>(
        'return { width: innerWidth, height: innerHeight }',
      )
      await ask('WebDriver:SetWindowRect', {
        width: 2 * width - inner.width,
        height: 2 * height - inner.height,
      })
      return {
        run,
        async open(url) {
          await ask('WebDriver:Navigate', { url })
          await run('await document.fonts.ready')
        },
        async picture() {
          const { value } = await ask<{ value: string }>('WebDriver:TakeScreenshot', {
            full: false,
            hash: false,
          })
          return Buffer.from(value, 'base64')
        },
        async print(paper) {
          const { value } = await ask<{ value: string }>('WebDriver:Print', { page: paper })
          return Buffer.from(value, 'base64')
        },
        async close() {
          close()
          await end()
        },
      }
    } catch (error) {
      await end()
      throw error
    }
  },
}

// Port 0: Firefox takes a free one, and writes it into its profile.
function toUserJs(scale: number): string {
  const preferences = {
    'marionette.port': 0,
    'layout.css.devPixelsPerPx': String(scale),
    'app.update.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  }
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}
