import {
  AuthenticationError,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type Field,
  type PayloadRequest,
} from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { createRefusal } from '../hooks/refusals/createRefusal.ts'
import { asRow, text } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { attempt } from './attempt.ts'
import { currentPasswordWords } from './currentPasswordWords.ts'
import type { StoredUser } from './knownDevice.ts'
import { limitsOf } from './logInLimits.ts'
import { isPasswordOf } from './passwordHash.ts'
import { findPasswordProblem } from './passwordRules.ts'

/**
 * Asks for the password that somebody has now, as `currentPassword`, where they change their own password or e-mail address: a session
 * that was left open gives nobody the account. Administrators change those of others without it.
 */
export const askForOwnPassword: CollectionBeforeValidateHook = async ({
  data = {},
  operation,
  originalDoc,
  req,
  collection,
}) => {
  const { currentPassword, ...rest } = data
  const isOwn = req.user?.collection === 'users' && String(req.user.id) === String(originalDoc?.id)
  if (operation !== 'update' || !isOwn || !changesHowToLogIn(rest, asRow(originalDoc))) return rest
  const refuse = (words: Bilingual) =>
    createRefusal({ problems: [problem('currentPassword', words, req)], owner: ownerOf(collection), req })
  if (typeof currentPassword !== 'string' || currentPassword === '')
    throw refuse(currentPasswordWords.missing)
  const { device, knownTurns } = limitsOf(req.payload)
  const held = [{ waits: device, key: `account ${String(originalDoc?.id)}` }]
  await attempt({ req, held, turns: knownTurns }, async () => {
    const user = await req.payload.db.findOne<StoredUser & { id: string }>({
      collection: 'users',
      where: { id: { equals: originalDoc?.id } },
      req,
    })
    if (user === null || !(await isPasswordOf(user, currentPassword))) throw new AuthenticationError(req.t)
  }).catch((error: unknown) => {
    throw error instanceof AuthenticationError ? refuse(currentPasswordWords.wrong) : error
  })
  return rest
}

/** Refuses a new password that is short, long, or soon guessed. */
export const checkNewPassword: CollectionBeforeValidateHook = async ({
  data = {},
  originalDoc,
  req,
  collection,
}) => {
  if (typeof data.password !== 'string') return data
  const about = [data.email ?? originalDoc?.email, data.name ?? originalDoc?.name]
  await refuseBadPassword({ password: data.password, about, req, owner: ownerOf(collection) })
  return data
}

/** The same for a password that is set with the link of a mail; whose it is, nobody knows yet. */
export const checkResetPassword: CollectionBeforeOperationHook = async ({
  args,
  operation,
  req,
  collection,
}) => {
  const { password } = asRow(asRow(args).data)
  if (operation === 'resetPassword' && typeof password === 'string')
    await refuseBadPassword({ password, about: [], req, owner: ownerOf(collection) })
  return args
}

async function refuseBadPassword({
  password,
  about,
  req,
  owner,
}: {
  password: string
  about: readonly unknown[]
  req: PayloadRequest
  owner: ReturnType<typeof ownerOf>
}): Promise<void> {
  const settings = asRow(await req.payload.db.findGlobal({ slug: 'site-settings', req }))
  const known = [...about, ...Object.values(asRow(settings.title))].flatMap((value) => text(value) ?? [])
  const words = findPasswordProblem(password, known)
  if (words === null) return
  throw createRefusal({ problems: [problem('password', words, req)], owner, req })
}

function changesHowToLogIn(
  data: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
) {
  const isSame = (email: unknown) => String(email).trim().toLowerCase() === before.email
  return Boolean(data.password) || (data.email !== undefined && !isSame(data.email))
}

function ownerOf({ slug, fields }: { slug: string; fields: readonly Field[] }) {
  return { collection: slug, fields }
}

function problem(path: string, words: Bilingual, req: PayloadRequest) {
  return { path, message: inPanelLanguage(req, words) }
}
