import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentProblem } from '../../../../content/publishing.ts'
import { writeDurably } from '../../../../system/durableWrites.ts'
import type { WebhookSettings } from '../../../../system/publishingSettings.ts'
import { toMessage } from '../../../../system/toMessage.ts'
import { growingPause } from '../../follow/growingPause.ts'
import { pause } from '../../follow/pause.ts'
import { unlessMissing } from '../../release/releaseManifest.ts'
import { readJson } from '../readJson.ts'
import { describeHookFailure } from './describeHookFailure.ts'
import { mergeNotices, Notice, toNotice } from './notice.ts'
import { postNotice } from './postNotice.ts'

export type HookTimes = { timeoutMs: number; tries: number; firstPauseMs: number; longestPauseMs: number }
/** Four minutes in all, beside the time that the answers take. */
export const usualHookTimes: HookTimes = {
  timeoutMs: 10_000,
  tries: 10,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
}

export type Webhook = {
  /** Writes a notice to the disk, in one with what was not taken yet. From here on it is sent in the background. */
  add: (live: { release: string; baseUrl: string; changed: readonly string[] }) => Promise<void>
  /** Settles when nothing is being sent and no pause is running. */
  rest: () => Promise<void>
}

/**
 * Tells PUBLISH_WEBHOOK_URL of each release, with growing pauses until it is taken or the limit is reached; then `onFailure` hears
 * of it, and the notice goes out in one with the next, or when the next publisher opens the webhook. `signal` stops it.
 */
export async function openWebhook({
  webhook,
  publisherDir,
  signal,
  log,
  onFailure,
  times = usualHookTimes,
}: {
  webhook: WebhookSettings
  publisherDir: string
  signal: AbortSignal
  log: (line: string) => void
  onFailure: (problem: ContentProblem) => void
  times?: HookTimes
}): Promise<Webhook> {
  await mkdir(publisherDir, { recursive: true })
  const file = join(publisherDir, 'webhook.json')
  const keep = createNoticeFile(file)
  let notice: Notice | null = await readNotice(file)
  let sending: Promise<void> | null = null
  let tries = 0

  const send = async (): Promise<void> => {
    const pauses = growingPause({ firstMs: times.firstPauseMs, longestMs: times.longestPauseMs })
    while (notice !== null && !signal.aborted) {
      const current = notice
      const failure = await postNotice({ webhook, notice: current, signal, timeoutMs: times.timeoutMs })
      if (signal.aborted) return
      if (failure === null) {
        tries = 0
        pauses.reset()
        // One that was added meanwhile holds the addresses of this one, too: told twice is better than not at all.
        if (notice !== current) continue
        notice = null
        await keep(null)
        continue
      }
      tries += 1
      if (tries >= times.tries) {
        const problem = describeHookFailure({ webhook, failure })
        log(problem.message.en)
        return onFailure(problem)
      }
      await pause(pauses.next(), signal)
    }
  }
  const start = (): void => {
    sending ??= send()
      .catch((error: unknown) => {
        if (!signal.aborted) log(`The notice of a release waits for the next one: ${toMessage(error)}`)
      })
      .finally(() => {
        sending = null
      })
  }
  start()
  return {
    add: async (live) => {
      notice = mergeNotices(notice, toNotice(live))
      tries = 0
      await keep(notice)
      start()
    },
    rest: async () => {
      while (sending !== null) await sending
    },
  }
}

/** Writes the waiting notice, or removes it. One call after the other: the last one decides. */
function createNoticeFile(file: string): (notice: Notice | null) => Promise<void> {
  let turn: Promise<void> = Promise.resolve()
  return (notice) => {
    const write = () =>
      notice === null ? rm(file, { force: true }) : writeDurably(file, JSON.stringify(notice))
    turn = turn.then(write, write)
    return turn
  }
}

// One that can't be read is not guessed at: everything may have changed.
async function readNotice(file: string): Promise<Notice | null> {
  const text = await readFile(file, 'utf8').catch(unlessMissing(null))
  if (text === null) return null
  return readJson(Notice, text) ?? { id: randomUUID(), release: 'unknown', everything: true }
}
