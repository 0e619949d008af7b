import type { Payload } from 'payload'
import { eachLocale } from '../../content/locale.ts'
import { auditSlug, type FailureReason } from './acts.ts'

/** A log-in that was refused. `reason` "password" stands for an unknown address, too: which it is, is looked up. */
export type FailedLogIn = {
  reason: Exclude<FailureReason, 'unknown'>
  email: string | null
  client: string | null
}

/** Puts refused log-ins on the record, bounded, because strangers cause them. */
export type FailedLogIns = {
  /** Notes one, and returns at once. */
  note: (failure: FailedLogIn) => void
  /** Resolves when all that was noted is on the record, with its count. */
  settled: () => Promise<void>
}

type Options = {
  payload: Payload
  /** The moment, in ms. */
  now?: () => number
  limits?: { unknown: number; account: number; waiting: number }
}

const minute = 60_000
const day = 24 * 60 * minute
/** Repeated attempts for one account, from one address, are one row for this long. */
const window = 10 * minute
/** How soon a row has the count of further attempts, in ms. A CMS that is killed loses what came since. */
const writeCountsEvery = 10_000

/** Rows a day: for all addresses of no user together, and for each account; attempts that wait to be written. */
const usualLimits = { unknown: 200, account: 100, waiting: 500 }

const all = new WeakMap<Payload, FailedLogIns>()

/** The one of this CMS. */
export function failedLogInsOf(payload: Payload): FailedLogIns {
  const failures = all.get(payload) ?? createFailedLogIns({ payload })
  all.set(payload, failures)
  return failures
}

type Entry = { id: string; count: number; written: number; since: number }
type Bucket = { day: number; rows: number }

/**
 * A row for the first attempt on an account from an address; those of the next ten minutes are its count. Past a day's limit of rows,
 * one row counts all further ones.
 */
export function createFailedLogIns({ payload, now = Date.now, limits = usualLimits }: Options): FailedLogIns {
  const entries = new Map<string, Entry>()
  const buckets = new Map<string, Bucket>()
  let waiting = 0
  let work: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const inTurn = (task: () => Promise<void>) => {
    work = work.then(task).catch((error: unknown) => {
      payload.logger.error({ err: error, msg: 'A log-in that failed could not be put on the record.' })
    })
  }

  const writeCounts = async () => {
    clearTimeout(timer)
    timer = undefined
    for (const [key, entry] of entries) {
      if (entry.count > entry.written) {
        await payload.db.updateOne({ collection: auditSlug, id: entry.id, data: { count: entry.count } })
        entry.written = entry.count
      }
      if (now() - entry.since >= day) entries.delete(key)
    }
  }
  const count = (entry: Entry, times = 1) => {
    entry.count += times
    timer ??= setTimeout(() => inTurn(writeCounts), writeCountsEvery).unref()
  }

  const bucketOf = async (user: string | null): Promise<Bucket> => {
    const today = Math.floor(now() / day)
    const key = user ?? ''
    const bucket = buckets.get(key)
    if (bucket?.day === today) return bucket
    // After a restart, too, a day has no more rows than its limit.
    const { totalDocs } = await payload.count({
      collection: auditSlug,
      where: {
        and: [
          { act: { equals: 'log-in-failed' } },
          { at: { greater_than_equal: new Date(today * day).toISOString() } },
          { subjectId: user === null ? { exists: false } : { equals: user } },
        ],
      },
      overrideAccess: true,
    })
    const fresh = { day: today, rows: totalDocs }
    buckets.set(key, fresh)
    return fresh
  }

  const write = async ({ reason, email, client }: FailedLogIn) => {
    const user = email === null ? null : await findUser(payload, email)
    const trueReason: FailureReason = user === null && reason === 'password' ? 'unknown' : reason
    const key = `${user?.id ?? `?${email ?? ''}`}|${client ?? ''}|${trueReason}`
    const entry = entries.get(key)
    if (entry && now() - entry.since < window) return count(entry)

    const bucket = await bucketOf(user?.id ?? null)
    const limit = user === null ? limits.unknown : limits.account
    const isOver = bucket.rows >= limit
    const overflowKey = `over|${user?.id ?? ''}|${bucket.day}`
    const overflow = entries.get(overflowKey)
    if (isOver && overflow) return count(overflow)
    const row = await payload.db.create({
      collection: auditSlug,
      data: {
        at: new Date(now()).toISOString(),
        act: 'log-in-failed',
        actorKind: 'stranger',
        who: isOver && user === null ? null : email,
        actorId: null,
        subject: user === null ? null : 'users',
        subjectId: user?.id ?? null,
        titles: user === null ? null : eachLocale(() => user.email),
        details: isOver ? { andOthers: true } : { reason: trueReason },
        client: isOver ? null : client,
        count: 1,
      },
    })
    bucket.rows += 1
    entries.set(isOver ? overflowKey : key, { id: String(row.id), count: 1, written: 1, since: now() })
  }

  return {
    note: (failure) => {
      // Faster than the database takes them: no more memory for it. The log-in's own limits come long before.
      if (waiting >= limits.waiting) return
      waiting += 1
      inTurn(async () => {
        waiting -= 1
        await write(failure)
      })
    },
    settled: async () => {
      inTurn(writeCounts)
      await work
    },
  }
}

async function findUser(payload: Payload, email: string): Promise<{ id: string; email: string } | null> {
  const user = await payload.db.findOne<{ id: string; email: string }>({
    collection: 'users',
    where: { email: { equals: email } },
    select: { email: true },
  })
  return user && { id: String(user.id), email: user.email }
}
