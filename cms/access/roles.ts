import type { PayloadRequest } from 'payload'
import { type Locale, locales } from '../../content/locale.ts'

/** What a person may do; each role may do what the ones after it may. */
export const roles = ['admin', 'editor', 'translator'] as const
export type Role = (typeof roles)[number]

type Args = { req: PayloadRequest }

/** An administrator: may do everything, and alone decides who may do what. */
export function isAdministrator({ req }: Args): boolean {
  return hasRole(req, ['admin'])
}

/** An administrator or an editor: writes and publishes content. */
export function isEditor({ req }: Args): boolean {
  return hasRole(req, ['admin', 'editor'])
}

/** Any person with an account: administrators, editors and translators; never a service account. */
export function isStaff({ req }: Args): boolean {
  return hasRole(req, roles)
}

/** A translator and nothing more: writes one language of drafts. */
export function isTranslator({ req }: Args): boolean {
  return hasRole(req, ['translator'])
}

/** The language into which a translator writes; null: not a translator. */
export function translates({ req }: Args): Locale | null {
  if (!isTranslator({ req })) return null
  const { translates: chosen } = req.user as { translates?: unknown }
  return locales.find((locale) => locale === chosen) ?? 'en'
}

// Payload's own default lets any authenticated user through, service accounts too: the collection is checked with the role.
function hasRole(req: PayloadRequest, wanted: readonly Role[]): boolean {
  const user = req.user
  return user?.collection === 'users' && wanted.some((role) => role === user.role)
}
