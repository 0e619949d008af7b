import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPublishingStatus, type PublishingStatus } from '../../../cms/publishing/publishingStatus.ts'
import {
  publishingPaths,
  WaitingChanges,
  type Loss,
  type ReleaseReport,
} from '../../../content/publishing.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { noteTries, triedOften } from '../../helpers/tries.ts'

let cms: TestCms
let administrator: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  administrator = await cms.asUser('admin')
})
afterAll(() => cms.close())

const newLoss = (): Loss => ({
  ...{ id: randomUUID(), kind: 'part', book: 'book-1', since: '2026-04-01T00:00:00.000Z' },
  title: { ja: '架空の幾何学', en: 'Invented Geometry' },
  pages: { gone: 2, of: 40 },
  errata: { gone: 30, of: 50 },
  names: [{ ja: '7K2QD', en: '7K2QD' }],
  documents: 31,
})
const report = (losses: Loss[], also: Partial<ReleaseReport> = {}): ReleaseReport => ({
  ...{ id: randomUUID(), outcome: 'live', release: '000001-abcdef01', changes: [], held: [], pages: 12 },
  ...{ startedAt: '2026-04-01T00:00:00.000Z', durations: {}, problems: [], losses },
  ...also,
})
const send = async (losses: Loss[], also: Partial<ReleaseReport> = {}) => {
  const answer = await cms.asPublisher(publishingPaths.releases, json('POST', report(losses, also)))
  expect(answer.status).toBe(201)
}
const confirmAs = ({ request }: Pick<TestUser, 'request'>, body: unknown) =>
  request(publishingPaths.confirm, json('POST', body))
const poll = async (query = '') => {
  const answer = await cms.asPublisher(`${publishingPaths.changes}${query}`)
  return WaitingChanges.parse(await answer.json())
}
const messageOf = async (answer: Response) =>
  ((await answer.json()) as { errors: { message: string }[] }).errors[0]?.message

describe('the word of an administrator (F6)', () => {
  it('reaches the publisher as a row that waits, once, and the status lists the loss until then', async () => {
    const loss = newLoss()
    await send([loss])
    expect((await readPublishingStatus(cms.payload, new Date())).losses).toEqual([loss])
    const { state } = await poll()
    const waiting = poll(`?wait=20&unlike=${state}`)
    const answers = [
      await confirmAs(administrator, { loss: loss.id }),
      await confirmAs(administrator, { loss: loss.id }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 200])
    const { changes } = await waiting
    expect(changes).toEqual([
      {
        ...{ id: changes[0]?.id, collection: 'site-releases', document: loss.id, operation: 'confirm' },
        ...{ books: ['book-1'], createdAt: changes[0]?.createdAt },
      },
    ])
    expect((await readPublishingStatus(cms.payload, new Date())).losses).toEqual([])
    const { docs } = await cms.payload.find({
      collection: 'site-changes',
      where: { changedDocument: { equals: loss.id } },
    })
    expect(docs).toMatchObject([
      {
        titles: {
          ja: '架空の幾何学: 2ページ、正誤30件、文書31件が消える',
          en: 'Invented Geometry: pages that go: 2, errata: 30, documents: 31',
        },
        changedBy: 'admin',
        operation: 'confirm',
      },
    ])
    await send([], { changes: changes.map(({ id }) => id) })
    expect((await poll()).changes).toEqual([])
  })

  it('is an administrator’s alone', triedOften({ tests: 5 }), async () => {
    const loss = newLoss()
    await send([loss])
    const [editor, translator] = [await cms.asUser('editor'), await cms.asUser('translator')]
    for (const person of [editor, translator]) {
      const answer = await confirmAs(person, { loss: loss.id })
      expect([answer.status, await messageOf(answer)]).toEqual([
        403,
        'これを公開できるのは管理者だけです。管理者に伝えてください。',
      ])
      const status = (await (await person.request('/api/site/status')).json()) as PublishingStatus
      expect(status.losses).toEqual([loss])
    }
    expect((await confirmAs({ request: cms.request }, { loss: loss.id })).status).toBe(401)
    expect((await confirmAs({ request: await cms.asServiceAccount() }, { loss: loss.id })).status).toBe(403)
    expect((await confirmAs({ request: cms.asPublisher }, { loss: loss.id })).status).toBe(401)
    expect((await poll()).changes).toEqual([])
    noteTries({ id: 'F6', what: 'only an administrator lets much go', tries: 5, held: 5 })
  })

  it('says nothing of what does not wait, or not any more', async () => {
    const [first, grown] = [newLoss(), newLoss()]
    await send([first])
    await send([grown])
    const answer = await administrator.request(publishingPaths.confirm, {
      ...json('POST', { loss: first.id }),
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'ja' },
    })
    expect([answer.status, await messageOf(answer)]).toEqual([
      404,
      'この確認を待っているものはありません。元に戻されたか、消えるものが増えました。ダッシュボードを見直してください。',
    ])
    expect((await confirmAs(administrator, { loss: 'all' })).status).toBe(400)
    expect((await poll()).changes).toEqual([])
  })
})
