import { createLocalReq, initTransaction, killTransaction } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBook } from '../../helpers/exampleBook.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'

describe('a transaction', () => {
  let cms: TestCms
  beforeAll(async () => {
    cms = await openTestCms()
  })
  afterAll(() => cms.close())

  // As Payload does where it validates the fields of a document: each relationship asks the database, all of them at once.
  it('can begin with several queries at once', async () => {
    const { payload } = cms
    const { id } = await createBook(payload, { slug: 'asked-for', chapters: 1 })
    for (let round = 0; round < 20; round += 1) {
      const req = await createLocalReq({}, payload)
      await initTransaction(req)
      const queries = Array.from({ length: 8 }, () =>
        payload.find({ collection: 'books', where: { id: { equals: id } }, depth: 0, req }),
      )
      const answers = await Promise.allSettled(queries)
      await killTransaction(req)
      const problems = answers.flatMap((answer) =>
        answer.status === 'rejected' ? [String(answer.reason)] : [],
      )
      expect(problems).toEqual([])
    }
  })
})
