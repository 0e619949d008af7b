import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { openRestApi, type RestApi } from '../restApi.ts'

/** One editor's saves: the titles that were answered, and how many saves were refused or got no answer. */
export type Saves = { answered: string[]; unanswered: number; times: number[]; problems: string[] }

const Document = z.object({ doc: z.object({ id: z.string() }) })

/**
 * An editor who publishes one news item over and over, each time with another title, about once in `pauseMs`. A save without an
 * answer (the CMS was killed, the disk is full) is counted and not repeated: the next one has the next title.
 */
export async function startEditor({
  cmsUrl,
  email,
  password,
  name,
  pauseMs,
}: {
  cmsUrl: string
  email: string
  password: string
  /** Of the news item: its slug, and the beginning of its titles. */
  name: string
  pauseMs: number
}): Promise<{ item: string; saves: Saves; stop: () => Promise<void> }> {
  const rest = await openRestApi({ cmsUrl, email, password })
  const content = { date: '2026-01-01T00:00:00.000Z', _status: 'published' }
  const item = await createItem(rest, { ...content, title: { ja: `${name}-0`, en: `${name}-0` }, slug: name })
  const saves: Saves = { answered: [`${name}-0`], unanswered: 0, times: [], problems: [] }
  let isStopped = false
  const run = async () => {
    for (let number = 1; !isStopped; number += 1) {
      const title = `${name}-${number}`
      const since = performance.now()
      try {
        await rest(`/news/${item}`, 'PATCH', { title: { ja: title, en: title }, _status: 'published' })
        saves.answered.push(title)
        saves.times.push(performance.now() - since)
      } catch (error) {
        saves.unanswered += 1
        if (saves.problems.length < 5) saves.problems.push(describe(error))
      }
      await sleep(pauseMs * (0.5 + Math.random()))
    }
  }
  const running = run()
  return {
    item,
    saves,
    stop: async () => {
      isStopped = true
      await running
    },
  }
}

async function createItem(rest: RestApi, body: unknown): Promise<string> {
  return Document.parse(await rest('/news', 'POST', body)).doc.id
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error.message}${cause}`.slice(0, 200)
}
