const signals = ['SIGTERM', 'SIGINT'] as const
const callbacks = new Set<() => void>()

/**
 * Calls back once when the process is told to end (SIGTERM, SIGINT), so that a waiting request can be answered first.
 * Gives the function that stops listening. The signal handlers are there only while a callback is; where no other handler is
 * installed, the signal has its default effect afterwards.
 */
export function onProcessEnd(callback: () => void): () => void {
  if (callbacks.size === 0) for (const signal of signals) process.on(signal, callBack)
  callbacks.add(callback)
  return () => {
    if (callbacks.delete(callback) && callbacks.size === 0) stopListening()
  }
}

function callBack(signal: NodeJS.Signals): void {
  for (const callback of [...callbacks]) callback()
  callbacks.clear()
  stopListening()
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, callBack)
}
