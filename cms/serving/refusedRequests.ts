/** What strangers are answered with. They can cause any number of these, so each is counted and none has a line of its own. */
const refusals = new Set([400, 401, 403, 404, 413, 429])

/** Counts refused requests, and says once a minute how many there were: nobody can fill the log with them. */
export function countRefusedRequests({
  say,
  everyMs = 60_000,
}: {
  say: (sentence: string) => void
  everyMs?: number
}): (status: number) => void {
  const counts = new Map<number, number>()
  let timer: NodeJS.Timeout | null = null
  const tell = () => {
    timer = null
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const each = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    counts.clear()
    say(
      `${total} ${total === 1 ? 'request was' : 'requests were'} refused within a minute (${each.join(', ')}).`,
    )
  }
  return (status) => {
    if (!refusals.has(status)) return
    counts.set(status, (counts.get(status) ?? 0) + 1)
    timer ??= setTimeout(tell, everyMs).unref()
  }
}
