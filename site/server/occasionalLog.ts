/**
 * Logs a kind of event at most once in `everyMs`: the first at once, the next one with how many were left out since, so that a
 * stranger's requests can't wash everything else out of the log.
 */
export function createOccasionalLog({
  log,
  everyMs = 60_000,
  now = () => performance.now(),
}: {
  log: (line: string) => void
  everyMs?: number
  /** In ms. */
  now?: () => number
}): (kind: string, line: string) => void {
  const last = new Map<string, { at: number; omitted: number }>()
  return (kind, line) => {
    const previous = last.get(kind)
    if (previous !== undefined && now() - previous.at < everyMs) {
      previous.omitted += 1
      return
    }
    last.set(kind, { at: now(), omitted: 0 })
    const omitted = previous?.omitted ?? 0
    log(omitted === 0 ? line : `${line} (${omitted} more since the last line of this kind.)`)
  }
}
