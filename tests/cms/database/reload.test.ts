import { setTimeout as pause } from 'node:timers/promises'
import { reload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBook } from '../../helpers/exampleBook.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'
import { testDatabase } from '../../helpers/testDatabase.ts'

/** What Payload does after each edit under `next dev`: destroys the database's connection and connects again. */
const reloadCms = ({ payload }: TestCms) => reload(payload.config, payload, true)

describe.runIf(testDatabase === 'sqlite')('a reload of the development server', () => {
  let cms: TestCms
  beforeAll(async () => {
    cms = await openTestCms()
  })
  afterAll(() => cms.close())

  it('keeps the database: it is read and written afterwards, also after a second one', async () => {
    for (const slug of ['first-reload', 'second-reload']) {
      await reloadCms(cms)
      const book = await createBook(cms.payload, { slug, chapters: 2 })
      expect((await cms.payload.findByID({ collection: 'books', id: book.id })).slug).toBe(slug)
    }
  })

  it('rolls the save back that is under way and refuses it, and leaves nothing waiting', async () => {
    const { hooks } = cms.payload.collections.books.config
    const before = hooks.afterChange
    let reachHook = () => {}
    const hookReached = new Promise<void>((resolve) => (reachHook = resolve))
    let leaveHook = () => {}
    const hookLeft = new Promise<void>((resolve) => (leaveHook = resolve))
    hooks.afterChange = [
      async ({ doc }) => {
        reachHook()
        await hookLeft
        return doc
      },
    ]
    const interrupted = outcomeOf(createBook(cms.payload, { slug: 'interrupted', chapters: 1 }))
    await hookReached
    hooks.afterChange = before
    const waiting = [1, 2].map((number) =>
      outcomeOf(createBook(cms.payload, { slug: `waiting-${number}`, chapters: 1 })),
    )
    await pause(50) // Both wait for their turn by then.

    await reloadCms(cms)
    leaveHook()
    expect(await interrupted).toBe(
      'The transaction of this save has ended already, so nothing more was written. Try the save again.',
    )
    const outcomes = await Promise.all(waiting)
    const { docs } = await cms.payload.find({ collection: 'books', where: { slug: { like: 'waiting' } } })
    expect(docs).toHaveLength(outcomes.filter((outcome) => outcome === 'saved').length)
    const { totalDocs } = await cms.payload.count({
      collection: 'books',
      where: { slug: { equals: 'interrupted' } },
    })
    expect(totalDocs).toBe(0)
    expect((await createBook(cms.payload, { slug: 'afterwards', chapters: 1 })).slug).toBe('afterwards')
  }, 10_000)
})

function outcomeOf(save: Promise<unknown>): Promise<string> {
  return save.then(
    () => 'saved',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}
