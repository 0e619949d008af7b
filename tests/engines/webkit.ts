import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
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

/** WebKit: the small browser of Debian's library, on a screen that nobody sees, by WebDriver. */
export const webkit: EngineKind = {
  name: 'WebKit',
  findMissing() {
    if (!hasProgram('WebKitWebDriver') || findMiniBrowser() === null)
      return 'webkit2gtk-driver is not installed'
    return hasProgram('Xvfb') ? null : 'xvfb is not installed'
  },
  async start({ width, height, scale }): Promise<Engine> {
    const screen = startProgram({
      command: 'Xvfb',
      args: ['-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', '6000x6000x24'],
      env: {},
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const port = await findFreePort()
    let driver: ReturnType<typeof startProgram> | undefined
    const end = async () => {
      if (driver) await endProgram(driver)
      await endProgram(screen)
    }
    try {
      const display = `:${await readDisplay(screen)}`
      driver = startProgram({
        command: 'WebKitWebDriver',
        args: [`--port=${port}`],
        env: {
          DISPLAY: display,
          GDK_BACKEND: 'x11',
          GDK_SCALE: String(scale),
          LIBGL_ALWAYS_SOFTWARE: '1',
          NO_AT_BRIDGE: '1',
          // WebKit's sandbox does not start as root, which is who runs in a container.
          ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
        },
        stdio: ['ignore', 'ignore', 'ignore'],
      })
      const root = `http://127.0.0.1:${port}`
      await untilThere('WebKitWebDriver', () =>
        fetch(`${root}/status`).then(
          (answer) => (answer.ok ? true : null),
          () => null, // It does not listen yet.
        ),
      )
      const { sessionId } = await ask<{ sessionId: string }>('POST', `${root}/session`, {
        capabilities: {
          alwaysMatch: {
            'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
          },
        },
      })
      const session = `${root}/session/${sessionId}`
      await ask('POST', `${session}/timeouts`, { script: answerTimeoutMs })
      const run = async <Result>(body: string) => {
        const script = `const done = arguments[arguments.length - 1];
          (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }))`
        const result = await ask<{ value: Result; error?: string }>('POST', `${session}/execute/async`, {
          script,
          args: [],
        })
        if (result.error !== undefined) throw new Error(`In WebKit's page: ${result.error}`)
        return result.value
      }
      // The window's size counts its frame: twice, because only then the frame is known.
      await ask('POST', `${session}/window/rect`, { width, height })
      const inner = await run<{ width: number; height: number }>(
        'return { width: innerWidth, height: innerHeight }',
      )
      await ask('POST', `${session}/window/rect`, {
        width: 2 * width - inner.width,
        height: 2 * height - inner.height,
      })
      return {
        run,
        async open(url) {
          await ask('POST', `${session}/url`, { url })
          await run('await document.fonts.ready')
        },
        picture: async () => Buffer.from(await ask<string>('GET', `${session}/screenshot`), 'base64'),
        async close() {
          await ask('DELETE', session)
          await end()
        },
      }
    } catch (error) {
      await end()
      throw error
    }
  },
}

// Below /usr/lib/<machine>/webkit2gtk-4.1/, which is on nobody's path.
function findMiniBrowser(): string | null {
  const libraries = '/usr/lib'
  if (!existsSync(libraries)) return null
  return (
    readdirSync(libraries)
      .filter((machine) => machine.includes('-linux-'))
      .flatMap((machine) =>
        readdirSync(join(libraries, machine))
          .filter((library) => library.startsWith('webkit'))
          .map((library) => join(libraries, machine, library, 'MiniBrowser')),
      )
      .find((file) => existsSync(file)) ?? null
  )
}

async function readDisplay(screen: ReturnType<typeof startProgram>): Promise<string> {
  const ended = once(screen, 'exit').then(() => {
    throw new Error('Xvfb has ended before it named its display.')
  })
  const [number] = (await Promise.race([once(screen.stdout ?? screen, 'data'), ended])) as [Buffer]
  return number.toString().trim()
}

async function ask<Result>(method: string, url: string, body?: object): Promise<Result> {
  const answer = await fetch(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(answerTimeoutMs),
  })
  const { value } = (await answer.json()) as { value: Result & { error?: string; message?: string } }
  if (!answer.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`)
  return value
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
