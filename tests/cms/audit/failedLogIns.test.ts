import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createFailedLogIns, failedLogInsOf } from '../../../cms/audit/failedLogIns.ts'
import { pruneRecords } from '../../../cms/audit/pruneRecords.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { howOften, noteTries } from '../../helpers/tries.ts'
import { recordReader, type RecordLine } from './readRecord.ts'

const day = 24 * 60 * 60_000
const minute = 60_000

let cms: TestCms
let editor: TestUser
let newLines: () => Promise<RecordLine[]>
beforeAll(async () => {
  cms = await openTestCms({ settings: { trustProxy: true } })
  newLines = recordReader(cms.payload)
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())
beforeEach(async () => void (await newLines()))

function logIn(email: string, password: string, client = '203.0.113.9') {
  const init = json('POST', { email, password })
  return cms.request('/api/users/login', { ...init, headers: { ...init.headers, 'X-Forwarded-For': client } })
}

it('puts log-ins that fail on the record, with the reason and the address, once for ten minutes, with their count', async () => {
  for (let attempt = 0; attempt < 8; attempt += 1) await logIn(editor.email, 'not the password')
  await logIn('nobody@example.org', 'x'.repeat(12))
  await logIn('my secret password', 'x'.repeat(12))
  await failedLogInsOf(cms.payload).settled()
  const stranger = { actorKind: 'stranger', actorId: null, client: '203.0.113.9', act: 'log-in-failed' }
  const toEditor = {
    ...stranger,
    who: editor.email,
    subject: 'users',
    subjectId: editor.id,
    titles: { ja: editor.email, en: editor.email },
  }
  const toNobody = { ...stranger, subject: null, subjectId: null, titles: null, count: 1 }
  const lines = await newLines()
  const ofEditor = lines.filter(({ subject }) => subject === 'users')
  // After how many attempts the account has to wait, is the log-in's own affair.
  for (const { details, count, ...line } of ofEditor) {
    expect(line).toEqual(toEditor)
    expect(['password', 'limited']).toContain((details as { reason: string }).reason)
    expect(count).toBeGreaterThan(0)
  }
  expect(ofEditor[0]?.details).toEqual({ reason: 'password' })
  expect(ofEditor.length).toBeLessThanOrEqual(2)
  expect(ofEditor.reduce((sum, { count }) => sum + count, 0)).toBe(8)
  // What is no address can be a password in the wrong field.
  expect(lines.filter(({ subject }) => subject === null)).toEqual([
    { ...toNobody, who: 'nobody@example.org', details: { reason: 'unknown' } },
    { ...toNobody, who: null, details: { reason: 'unknown' } },
  ])
})

it('has no more rows of strangers a day than its limit, also after a restart, and counts the rest in one', async () => {
  const tries = howOften({ short: 60, long: 500 })
  const now = Date.now() + 3 * day
  const limits = { unknown: 5, account: 3, waiting: 10_000 }
  const open = () => createFailedLogIns({ payload: cms.payload, now: () => now, limits })
  const flood = async (failures: ReturnType<typeof open>, name: string) => {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const client = `198.51.100.${attempt % 250}`
      failures.note({ reason: 'password', email: `${name}${attempt}@example.org`, client })
      failures.note({ reason: 'password', email: editor.email, client: `2001:db8::${attempt.toString(16)}` })
    }
    await failures.settled()
  }
  await flood(open(), 'first')
  const lines = await newLines()
  const others = lines.filter(({ details }) => (details as { andOthers?: true }).andOthers)
  expect(lines.length).toBe(limits.unknown + limits.account + 2)
  const counts = Object.fromEntries(others.map(({ subjectId, count }) => [subjectId ?? 'nobody', count]))
  expect(counts).toEqual({ [editor.id]: tries - limits.account, nobody: tries - limits.unknown })
  await flood(open(), 'second')
  const after = await newLines()
  expect(after.map(({ details, count }) => [details, count])).toEqual([
    [{ andOthers: true }, tries],
    [{ andOthers: true }, tries],
  ])
  // Each attempt is in the count of some row.
  const held = [...lines, ...after].reduce((sum, { count }) => sum + count, 0)
  expect(held).toBe(tries * 4)
  noteTries({ id: 'D19', what: "a stranger's log-ins wash nothing away", tries: tries * 4, held })
})

it('begins a new row after ten minutes', async () => {
  let now = Date.now() + 10 * day
  const failures = createFailedLogIns({ payload: cms.payload, now: () => now })
  const failure = { reason: 'password', email: 'late@example.org', client: null } as const
  failures.note(failure)
  failures.note(failure)
  await failures.settled()
  now += 11 * minute
  failures.note(failure)
  await failures.settled()
  expect((await newLines()).map(({ who, count }) => [who, count])).toEqual([
    ['late@example.org', 2],
    ['late@example.org', 1],
  ])
})

it('keeps log-ins for 90 days, and the rest for two years', async () => {
  const { payload } = cms
  const now = Date.now() + 2000 * day
  const at = (days: number) => new Date(now - days * day).toISOString()
  const insert = (act: string, days: number) =>
    payload.db.create({
      collection: 'audit-records',
      data: { at: at(days), act, actorKind: 'user', who: `${act} ${days}` },
    })
  for (const [act, days] of [
    ['publish', 729],
    ['publish', 731],
    ['log-in', 89],
    ['log-in', 91],
    ['log-in-failed', 91],
  ] as const)
    await insert(act, days)
  await pruneRecords({ payload, now })
  const { docs } = await payload.find({
    collection: 'audit-records',
    pagination: false,
    overrideAccess: true,
  })
  expect(docs.map(({ who }) => who).sort()).toEqual(['log-in 89', 'publish 729'])
})
