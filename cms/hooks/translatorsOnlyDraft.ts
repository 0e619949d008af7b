import { APIError, type CollectionBeforeOperationHook } from 'payload'
import { isTranslator } from '../access/roles.ts'

/**
 * Refuses a translator's save that would reach readers. Access functions cannot tell a draft from a plain save
 * (`draft` is not among their arguments), and a plain save of a published document publishes it.
 */
export const translatorsOnlyDraft: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true || !isTranslator({ req })) return args
  if (operation !== 'update' && operation !== 'restoreVersion') return args
  const asked = args as { draft?: boolean; unpublishAllLocales?: boolean; publishSpecificLocale?: string }
  if (asked.draft === true && !asked.unpublishAllLocales && !asked.publishSpecificLocale) return args
  throw new APIError(
    req.i18n.language === 'ja'
      ? '翻訳者は下書きだけを保存できます。「下書きを保存」を使い、公開は編集者に頼んでください。'
      : 'Translators can save drafts only. Use "Save draft", and ask an editor to publish.',
    403,
    null,
    true,
  )
}
