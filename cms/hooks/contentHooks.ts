import {
  APIError,
  type CollectionConfig,
  type GlobalBeforeOperationHook,
  type GlobalConfig,
  type PayloadRequest,
} from 'payload'
import { isTranslator } from '../access/roles.ts'
import { translatorsOnlyDraft } from './translatorsOnlyDraft.ts'
import { inPanelLanguage } from '../words.ts'
import { checkDrafts, checkGlobalDrafts } from './checkDrafts.ts'
import { recordSiteChangeGlobalHooks, recordSiteChangeHooks } from '../publishing/recordSiteChange.ts'
import { settleLocale, settleRequestLocale } from './settleLocale.ts'

/**
 * The hooks that every collection of the site's content has: a translator's save stays a draft, a draft holds the rules that
 * keep harm out, and what readers will see leaves a row in site-changes.
 */
export function contentHooks(slug: string) {
  const recording = recordSiteChangeHooks(slug)
  return {
    ...recording,
    beforeOperation: [settleLocale, translatorsOnlyDraft],
    beforeChange: [neverPublishedByTranslators, checkDrafts, ...recording.beforeChange],
  } satisfies CollectionConfig['hooks']
}

/** The same for a global. */
export function globalContentHooks(slug: string) {
  const recording = recordSiteChangeGlobalHooks(slug)
  return {
    ...recording,
    beforeOperation: [settleGlobalLocale, translatorsOnlyDraftOfGlobal],
    beforeChange: [neverPublishedByTranslators, checkGlobalDrafts, ...recording.beforeChange],
  } satisfies GlobalConfig['hooks']
}

const settleGlobalLocale: GlobalBeforeOperationHook = ({ args, operation, req }) => {
  settleRequestLocale({ req, writes: operation === 'update' })
  return args
}

type Save = { data: Record<string, unknown>; req: PayloadRequest }

// Whatever way a save comes (a duplicate takes its status from the original), this sees what would be stored.
function neverPublishedByTranslators({ data, req }: Save): Record<string, unknown> {
  // A version that is restored as a draft brings its old status along; whether it is one was asked before (translatorsOnlyDraft).
  if (data._status === 'published' && !req.context.isRestoringVersion && isTranslator({ req })) refuse(req)
  return data
}

type GlobalSave = { draft?: boolean; publishSpecificLocale?: string; unpublishAllLocales?: boolean | string }

function translatorsOnlyDraftOfGlobal({
  args,
  operation,
  req,
}: {
  args?: GlobalSave
  operation: string
  req: PayloadRequest
}): GlobalSave | undefined {
  if (!isTranslator({ req }) || (operation !== 'update' && operation !== 'restoreVersion')) return args
  if (args?.draft !== true || args.publishSpecificLocale || args.unpublishAllLocales) refuse(req)
  return args
}

function refuse(req: PayloadRequest): never {
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
