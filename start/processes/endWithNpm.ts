/** In ms. */
const checkEvery = 100

/**
 * Calls `end` when the npm that runs this process is gone. npm runs a script in a shell: a signal to npm ends npm and that
 * shell, and does not reach the program. Does nothing where no npm runs it. On Windows a parent's end cannot be seen, but
 * Ctrl-C reaches every program of a console there.
 */
export function endWithNpm(end: () => void, env: NodeJS.ProcessEnv = process.env): void {
  if (env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, checkEvery)
  timer.unref()
}
