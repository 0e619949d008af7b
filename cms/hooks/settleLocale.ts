import {
  APIError,
  type CollectionBeforeOperationHook,
  type GlobalBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { defaultLocale, locales } from '../../content/locale.ts'
import { inPanelLanguage } from '../words.ts'

/** Gives every request to a collection one language, or refuses it (see `settleRequestLocale`). */
export const settleLocale: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  settleRequestLocale({ req, writes: operation === 'create' || operation === 'update' })
  return args
}

/** The same for a global. */
export const settleGlobalLocale: GlobalBeforeOperationHook = ({ args, operation, req }) => {
  settleRequestLocale({ req, writes: operation === 'update' })
  return args
}

/**
 * Settles which language a request reads or writes. Without fallback locales, Payload accepts a request that names no locale
 * or an unknown one, and drops every translated field of its save without an error.
 */
function settleRequestLocale({ req, writes }: { req: PayloadRequest; writes: boolean }): void {
  const requested: string | null | undefined = req.locale
  if (!requested) req.locale = defaultLocale
  else if (requested === 'all' ? writes : !(locales as readonly string[]).includes(requested)) {
    throw new APIError(
      inPanelLanguage(req, {
        ja: `言語(locale)「${requested}」では${writes ? '保存' : '表示'}できません。${locales.join(' か ')} を1つ選んでください。`,
        en: `Nothing can be ${writes ? 'saved' : 'read'} in the locale "${requested}". Choose one of ${locales.join(', ')}.`,
      }),
      400,
      null,
      true,
    )
  }
}
