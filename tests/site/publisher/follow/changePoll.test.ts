import { describe, expect, it } from 'vitest'
import type { SiteChange } from '../../../../content/publishing.ts'
import { createChangePoll } from '../../../../site/publisher/follow/changePoll.ts'

/** Company that is never waited for to its end, where a change is not to wait for it. */
const never = 60_000

/** A poll of a CMS that answers with these rows, one list after another, and with the last one from then on. */
function pollOf(answers: SiteChange[][], times: { companyMs: number; aloneMs: number; calmMs: number }) {
  const rest = [...answers]
  const waitForChanges = () => {
    const changes = (rest.length > 1 ? rest.shift() : rest[0]) ?? []
    return Promise.resolve({ changes, state: String(changes.length) })
  }
  return createChangePoll({
    steps: { waitForChanges },
    signal: new AbortController().signal,
    log: () => undefined,
    times: { ...times, longestCompanyMs: never, firstRetryMs: 1, longestRetryMs: 1, askAgainMs: 1 },
  })
}

const row = (id: string, operation: SiteChange['operation'] = 'update'): SiteChange => ({
  ...{ id, operation, collection: 'errata', document: id, books: ['book'] },
  createdAt: '2026-04-01T00:00:00.000Z',
})
const [a, b, c, d] = [row('a'), row('b'), row('c'), row('d')] as const
const released = new Set<string>()

describe('how long a change waits for company', () => {
  it('is hardly at all where it comes alone', async () => {
    const poll = pollOf([[a]], { companyMs: never, aloneMs: 1, calmMs: 1_000 })
    expect(await poll.waitForCompany([a], released)).toEqual([a])
  })

  it('is the whole time for several that came together', async () => {
    const poll = pollOf(
      [
        [a, b, c],
        [a, b, c],
      ],
      { companyMs: 1, aloneMs: never, calmMs: 1_000 },
    )
    expect(await poll.waitForCompany([a, b], released)).toEqual([a, b, c])
  })

  it('is till no others come, where others come after all', async () => {
    const poll = pollOf(
      [
        [a, b],
        [a, b, c],
        [a, b, c],
      ],
      { companyMs: 1, aloneMs: 1, calmMs: 1_000 },
    )
    expect(await poll.waitForCompany([a], released)).toEqual([a, b, c])
  })

  it('is the whole time soon after another change, and hardly any when it was calm again', async () => {
    const waits: number[] = []
    const timed = async (poll: ReturnType<typeof pollOf>, first: SiteChange) => {
      const began = performance.now()
      const changes = await poll.waitForCompany([first], released)
      waits.push(performance.now() - began)
      return changes
    }
    const poll = pollOf([[a], [b, c], [b, c], [d]], { companyMs: 1_000, aloneMs: 1, calmMs: 1_000 })
    await timed(poll, a)
    expect(await timed(poll, b)).toEqual([b, c])
    await new Promise((resolve) => setTimeout(resolve, 1_010))
    await timed(poll, d)
    expect(waits.map((wait) => wait >= 999)).toEqual([false, true, false])
  })

  it('is the whole time for what is taken down: others may go with it', async () => {
    const [down, with1, with2] = [row('a', 'unpublish'), row('b', 'unpublish'), row('c', 'unpublish')]
    const poll = pollOf(
      [
        [down, with1],
        [down, with1, with2],
        [down, with1, with2],
      ],
      {
        ...{ companyMs: 1, aloneMs: never, calmMs: 1_000 },
      },
    )
    expect(await poll.waitForCompany([down], released)).toEqual([down, with1, with2])
  })
})
