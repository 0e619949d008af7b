import {
  APIError,
  type CollectionBeforeOperationHook,
  type GlobalBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { inPanelLanguage } from '../words.ts'

type Arguments = { duplicateFromID?: unknown; publishSpecificLocale?: unknown }

/**
 * Holds that a duplicate is a draft (Payload copies the status, so that a copy of a published document was published), and that
 * both languages are published together.
 */
export const publishedOnPurpose: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { duplicateFromID, publishSpecificLocale } = args as Arguments
  if (publishSpecificLocale) refuseOneLanguage(req)
  const isDuplicate = operation === 'create' && duplicateFromID !== undefined && duplicateFromID !== null
  return isDuplicate ? { ...args, draft: true } : args
}

/** The same for a global, which has no duplicates. */
export const globalPublishedOnPurpose: GlobalBeforeOperationHook = ({ args, req }) => {
  if ((args as Arguments | undefined)?.publishSpecificLocale) refuseOneLanguage(req)
  return args
}

function refuseOneLanguage(req: PayloadRequest): never {
  throw new APIError(
    inPanelLanguage(req, {
      ja: '片方の言語だけを公開することはできません。publishSpecificLocale を付けずに公開してください。まだ見せたくない言語の欄は空のままにします。',
      en: 'One language cannot be published alone. Publish without publishSpecificLocale, and leave empty what is not ready in the other language.',
    }),
    400,
    null,
    true,
  )
}
