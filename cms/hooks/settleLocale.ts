import { APIError, type CollectionBeforeOperationHook, type PayloadRequest } from 'payload'
import { defaultLocale, locales } from '../../content/locale.ts'
import { inPanelLanguage } from '../words.ts'

/**
 * Settles which language a request reads or writes. Where locales don't fall back, Payload takes a request that names none
 * (or one that there is not) as it comes, and drops every translated field of a save without a word.
 */
export function settleRequestLocale({ req, writes }: { req: PayloadRequest; writes: boolean }): void {
  const asked: string | null | undefined = req.locale
  if (!asked) req.locale = defaultLocale
  else if (asked === 'all' ? writes : !(locales as readonly string[]).includes(asked)) {
    throw new APIError(
      inPanelLanguage(req, {
        ja: `言語(locale)「${asked}」では${writes ? '保存' : '表示'}できません。${locales.join(' か ')} を1つ選んでください。`,
        en: `Nothing can be ${writes ? 'saved' : 'read'} in the locale "${asked}". Choose one of ${locales.join(', ')}.`,
      }),
      400,
      null,
      true,
    )
  }
}

export const settleLocale: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  settleRequestLocale({ req, writes: operation === 'create' || operation === 'update' })
  return args
}
