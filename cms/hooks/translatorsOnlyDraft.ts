import {
  APIError,
  type CollectionBeforeOperationHook,
  type GlobalBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { isTranslator } from '../access/roles.ts'
import { inPanelLanguage } from '../words.ts'

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
  if (overrideAccess !== true && isPublishingSave(args as SaveArguments, operation)) refuseTranslator(req)
  return args
}

/** The same for a global. */
export const translatorsOnlyDraftOfGlobal: GlobalBeforeOperationHook = ({ args, operation, req }) => {
  if (isPublishingSave(args as SaveArguments, operation)) refuseTranslator(req)
  return args
}

/** Refuses to store a translator's document as published, whatever the operation: a duplicate copies the status, too. */
export function neverPublishedByTranslators({ data, req }: { data: Data; req: PayloadRequest }): Data {
  // A version that is restored as a draft has its old status in `data`; `translatorsOnlyDraft` has checked that it is a draft.
  if (data._status === 'published' && !req.context.isRestoringVersion) refuseTranslator(req)
  return data
}

type Data = Record<string, unknown>
type SaveArguments = {
  draft?: boolean
  publishSpecificLocale?: string
  unpublishAllLocales?: boolean | string
}

function isPublishingSave(args: SaveArguments | undefined, operation: string): boolean {
  if (operation !== 'update' && operation !== 'restoreVersion') return false
  return args?.draft !== true || Boolean(args.publishSpecificLocale) || Boolean(args.unpublishAllLocales)
}

function refuseTranslator(req: PayloadRequest): void {
  if (!isTranslator({ req })) return
  throw new APIError(
    inPanelLanguage(req, {
      ja: '翻訳者は下書きだけを保存できます。「下書きを保存」を使い、公開は編集者に頼んでください。',
      en: 'Translators can save drafts only. Use "Save draft", and ask an editor to publish.',
    }),
    403,
    null,
    true,
  )
}
