/** How often it is looked, in ms. */
const often = 100

/**
 * Calls `end` when the npm that runs this process is gone. npm runs a script in a shell: a signal to npm ends npm and that
 * shell, and nobody tells the program itself. Does nothing where no npm runs it; on Windows a parent is never seen to go,
 * but Ctrl-C reaches every program of a console there.
 */
export function endWithNpm(end: () => void, env: NodeJS.ProcessEnv = process.env): void {
  if (env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, often)
  timer.unref()
}
