import { setTimeout as pause } from 'node:timers/promises'
import {
  APIError,
  type CollectionAfterOperationHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type Field,
  type GlobalAfterReadHook,
  type GlobalBeforeChangeHook,
  type GlobalSlug,
  type PayloadRequest,
} from 'payload'
import { type Row, asRow, isoDateTime, text } from '../rows.ts'
import { idOfUser } from '../publishing/savedBy.ts'
import { inPanelLanguage } from '../words.ts'
import { compareStates } from './compareStates.ts'
import { type OutdatedSave, outdatedCode, outdatedStatus } from './outdatedSave.ts'

/**
 * Refuses a save over the API that is based on an older state than the newest one, with both texts, field by field: nobody
 * overwrites what somebody else saved since, without having seen it.
 *
 * What a save is based on it says itself: `updatedAt` in its body, as it was read (the panel's forms send it with every save), or
 * the header `If-Match`. A save without either is taken as it is. A time is enough, without a counter: a save waits until its
 * time is later than that of the state before (`untilLater`), so that two states of a document never have the same.
 *
 * It is checked in the transaction of the save. Two saves at the same moment can't both pass: SQLite has one writer, and MongoDB
 * lets one of them win and refuses the other with a write conflict; `answerRest` repeats that one, and it is refused here then.
 */
export const refuseOutdatedSave: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const newest = asRow(originalDoc)
  if (operation !== 'update' || !isAbout(req, { collection: collection.slug, id: newest.id })) return data
  const findBase = async (updatedAt: string) => {
    if (!collection.versions) return null
    const { docs } = await req.payload.db.findVersions<Row>({
      collection: collection.slug as CollectionSlug,
      where: { and: [{ parent: { equals: newest.id } }, { 'version.updatedAt': { equals: updatedAt } }] },
      limit: 1,
      pagination: false,
      req,
    })
    return docs[0]?.version ?? null
  }
  await check({ fields: collection.fields, newest, data, req, findBase })
  return data
}

/**
 * A save that says what it is based on is not refused because somebody else has taken the lock over since (Payload answers 423,
 * and the text that was typed would be stuck): what they saved is compared with it, and nothing else is lost.
 */
export function baseInsteadOfLock<Args>({
  args,
  operation,
  req,
}: {
  args?: Args
  operation: string
  req: PayloadRequest
}): Args | undefined {
  const { data } = asRow(args)
  const saysItsBase = isoDateTime(asRow(data).updatedAt) !== null || req.headers?.has('if-match')
  // A bulk edit has no document of its own, and is not compared with anything.
  const route = asRow(req.routeParams)
  const isOfOne = req.payloadAPI === 'REST' && (route.id ?? route.global) !== undefined
  return operation === 'update' && isOfOne && saysItsBase && args ? { ...args, overrideLock: true } : args
}

/**
 * Refuses such an upload before anything is done: by the time of `beforeChange` Payload has removed the file that a new one
 * replaces.
 */
export const refuseOutdatedUpload: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  const { id, data } = args as { id?: string; data?: Row }
  if (operation !== 'update' || id === undefined || !isAbout(req, { collection: collection.slug, id })) return
  if ((await collection.access.update({ id, data, req })) !== true) return // Refused in a moment, without a word about it.
  const newest = await req.payload.db.findOne<Row & { id: string }>({
    collection: collection.slug as CollectionSlug,
    where: { id: { equals: id } },
    req,
  })
  if (newest === null) return
  const file = req.file ? { filename: req.file.name } : {}
  const yours = { ...newest, ...data, filename: newest.filename, ...file }
  await check({ fields: collection.fields, newest, data: yours, req, findBase: async () => null })
}

/** The same for a global. */
export const refuseOutdatedSaveOfGlobal: GlobalBeforeChangeHook = async ({
  global,
  data,
  originalDoc,
  req,
}) => {
  if (!isAbout(req, { global: global.slug })) return data
  const findBase = async (updatedAt: string) => {
    if (!global.versions) return null
    const { docs } = await req.payload.db.findGlobalVersions<Row>({
      global: global.slug as GlobalSlug,
      where: { 'version.updatedAt': { equals: updatedAt } },
      limit: 1,
      pagination: false,
      req,
    })
    return docs[0]?.version ?? null
  }
  await check({ fields: global.fields, newest: asRow(originalDoc), data, req, findBase })
  return data
}

/**
 * Says in the header `ETag` which state an answer is about, for the `If-Match` of a later save; after a save, also which state it
 * was based on (`Okuzuke-Previous-ETag`), so that a form knows whether anything happened in between.
 */
export const sayState: CollectionAfterOperationHook = ({ collection, operation, req, result }) => {
  if (operation !== 'findByID' && operation !== 'updateByID') return result
  const document = asRow(result)
  if (isAbout(req, { collection: collection.slug, id: document.id })) writeState(req, document)
  return result
}

/** The same for a global. */
export const sayStateOfGlobal: GlobalAfterReadHook = ({ doc, global, req }) => {
  if (isAbout(req, { global: global.slug })) writeState(req, asRow(doc))
  return doc
}

type Check = {
  fields: readonly Field[]
  newest: Row
  data: Row
  req: PayloadRequest
  findBase: (updatedAt: string) => Promise<Row | null>
}

async function check({ fields, newest, data, req, findBase }: Check): Promise<void> {
  const updatedAt = isoDateTime(newest.updatedAt)
  if (updatedAt === null || req.context.isRestoringVersion) return // A global that was never saved; a version's own old time.
  statesBefore.set(req, updatedAt)
  const precondition = req.headers.get('if-match')
  const isPreconditionMet = precondition === null || matches(precondition, updatedAt)
  const basedOn = isoDateTime(data.updatedAt) ?? updatedAt
  if (!isPreconditionMet || basedOn !== updatedAt) {
    const named = basedOn === updatedAt ? entityTag(precondition ?? '') : basedOn
    const base = Number.isNaN(Date.parse(named)) ? null : await findBase(named)
    const differing = await compareStates({ fields, yours: data, theirs: newest, base, req })
    const status = text(newest._status)
    const statusBefore = base && text(base._status)
    // A save that was sent again because its answer was lost, or of the very same text: there is nothing to overwrite.
    const isTheSame = differing.length === 0 && (status === text(data._status) || status === statusBefore)
    if (!isPreconditionMet || !isTheSame) {
      const savedBy = text(newest.savedBy)
      throw createRefusal(req, {
        code: outdatedCode,
        updatedAt,
        savedBy,
        byYourself: text(newest.savedById) !== null && text(newest.savedById) === idOfUser(req),
        status,
        statusBefore,
        fields: differing,
      })
    }
  }
  await untilLater(updatedAt)
}

function createRefusal(req: PayloadRequest, data: OutdatedSave): APIError {
  const { ja, en } = data.byYourself
    ? { ja: '別の画面であなたが', en: 'You, in another tab or window,' }
    : data.savedBy === null
      ? { ja: 'ほかの人が', en: 'Somebody else' }
      : { ja: `${data.savedBy}さんが`, en: data.savedBy }
  const message = inPanelLanguage(req, {
    ja: `開いたあとに${ja}保存しています。上書きしないよう、この保存は取り消しました。最新の内容と見くらべて選んでください。`,
    en: `${en} saved this after you opened it. To overwrite nothing, your save was not carried out. Compare it with the newest text and choose.`,
  })
  return new APIError(message, outdatedStatus, data, true)
}

/**
 * Whether the request is about this very document. A hook or an endpoint may save other documents with the same request, to which
 * neither its body nor its headers belong; so may a bulk edit.
 */
function isAbout(
  req: PayloadRequest,
  document: { collection: string; id: unknown } | { global: string },
): boolean {
  if (req.payloadAPI !== 'REST') return false
  const route = asRow(req.routeParams)
  return 'global' in document
    ? route.global === document.global
    : route.collection === document.collection &&
        route.id !== undefined &&
        String(route.id) === String(document.id)
}

// Payload copies the request's context between hooks; the request stays the same object.
const statesBefore = new WeakMap<PayloadRequest, string>()

function writeState(req: PayloadRequest, document: Row): void {
  const updatedAt = isoDateTime(document.updatedAt)
  if (updatedAt === null) return
  const headers = (req.responseHeaders ??= new Headers())
  headers.set('ETag', `"${updatedAt}"`)
  const before = statesBefore.get(req)
  if (before !== undefined) headers.set('Okuzuke-Previous-ETag', `"${before}"`)
}

// RFC 9110, 13.1.1: a list of entity tags, or `*` for any state. A proxy that compresses an answer makes its tag a weak one (W/).
function matches(precondition: string, updatedAt: string): boolean {
  return precondition.split(',').some((tag) => tag.trim() === '*' || entityTag(tag) === updatedAt)
}

function entityTag(tag: string): string {
  return tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1')
}

/** Waits out the millisecond in which the state before was saved. A clock that was set back gives another time anyway. */
async function untilLater(updatedAt: string): Promise<void> {
  while (Date.now() === Date.parse(updatedAt)) await pause(1)
}
