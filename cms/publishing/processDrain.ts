const signals = ['SIGTERM', 'SIGINT'] as const
const callbacks = new Set<() => void>()

/**
 * Calls back once when the process is told to end (SIGTERM, SIGINT), so that what waits can end first. Gives the function that stops listening.
 * Listens only while somebody wants to know; where nobody else handles the signal, it takes its usual effect afterwards.
 */
export function onDrain(callback: () => void): () => void {
  if (callbacks.size === 0) for (const signal of signals) process.on(signal, drain)
  callbacks.add(callback)
  return () => {
    if (callbacks.delete(callback) && callbacks.size === 0)
      for (const signal of signals) process.off(signal, drain)
  }
}

function drain(signal: NodeJS.Signals): void {
  for (const callback of [...callbacks]) callback()
  callbacks.clear()
  for (const name of signals) process.off(name, drain)
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}
