import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  CollectionSlug,
  PayloadRequest,
} from 'payload'
import { eachLocale } from '../../content/locale.ts'
import { text, type Row } from '../rows.ts'
import type { Act, Details } from './acts.ts'
import { recordAct, type Subject } from './recordAct.ts'

/**
 * Hooks that record what was done to an account, of a person or a program: made, changed, deleted, another role, another password,
 * a key made, enabled or removed. The rows of the database, before and after, say it: they alone show a password's hash and a key.
 */
export function accountHooks(slug: string) {
  const beforeChange: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update')
      rowsBefore(req).set(
        `${slug}/${String(originalDoc?.id)}`,
        await readAccount({ slug, id: originalDoc?.id, req }),
      )
    return data
  }
  const afterChange: CollectionAfterChangeHook = async ({ doc, req }) => {
    const key = `${slug}/${String(doc.id)}`
    const before = rowsBefore(req).get(key) ?? null
    rowsBefore(req).delete(key)
    const after = await readAccount({ slug, id: doc.id, req })
    if (after === null) return doc
    const subject = toSubject(slug, after)
    for (const { act, details } of findAccountActs({ before, after }))
      await recordAct({ req, act, subject, details })
    return doc
  }
  const afterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
    await recordAct({ req, act: 'account-deleted', subject: toSubject(slug, doc as Row) })
    return doc
  }
  return {
    beforeChange: [beforeChange],
    afterChange: [afterChange],
    afterDelete: [afterDelete],
  } satisfies CollectionConfig['hooks']
}

/** An account as the subject of a record: a person by e-mail address, a program by its name. */
export function toSubject(slug: string, account: Row): Subject {
  const name = text(account.email) ?? text(account.name) ?? '?'
  return { collection: slug, id: String(account.id), titles: eachLocale(() => name) }
}

type AccountAct = { act: Act; details?: Details }

/** What happened to an account from one row to the next; `before` is null for a new one. */
function findAccountActs({ before, after }: { before: Row | null; after: Row }): AccountAct[] {
  if (before === null) {
    const role = text(after.role)
    const made: AccountAct = { act: 'account-made', details: role === null ? {} : { fields: [role] } }
    return isKeyOn(after) ? [made, { act: 'key-made' }] : [made]
  }
  const acts: AccountAct[] = []
  if (before.role !== after.role)
    acts.push({ act: 'role-changed', details: { from: String(before.role), to: String(after.role) } })
  if (before.email !== after.email)
    acts.push({ act: 'account-changed', details: { from: String(before.email), to: String(after.email) } })
  const fields = ['name', 'translates', 'note'].filter(
    (name) => (before[name] ?? null) !== (after[name] ?? null),
  )
  if (fields.length > 0) acts.push({ act: 'account-changed', details: { fields } })
  if (before.hash !== after.hash) acts.push({ act: 'password-changed' })
  const key = findKeyAct(before, after)
  return key === null ? acts : [...acts, { act: key }]
}

function findKeyAct(before: Row, after: Row): Act | null {
  const isSame = before.apiKeyIndex === after.apiKeyIndex
  if (!isKeyOn(after)) return isKeyOn(before) ? 'key-removed' : null
  if (!isSame) return 'key-made'
  return isKeyOn(before) ? null : 'key-enabled'
}

const isKeyOn = ({ enableAPIKey, apiKeyIndex }: Row) => enableAPIKey === true && text(apiKeyIndex) !== null

async function readAccount({
  slug,
  id,
  req,
}: {
  slug: string
  id: unknown
  req: PayloadRequest
}): Promise<Row | null> {
  if (typeof id !== 'string' && typeof id !== 'number') return null
  return (await req.payload.db.findOne({
    collection: slug as CollectionSlug,
    where: { id: { equals: id } },
    req,
  })) as Row | null
}

// Payload copies the request's context between hooks, but not what it holds: the map stays the same one.
function rowsBefore(req: PayloadRequest): Map<string, Row | null> {
  const context = req.context as { accountsBefore?: Map<string, Row | null> }
  return (context.accountsBefore ??= new Map())
}
