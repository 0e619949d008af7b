import type { CollectionConfig, GlobalConfig } from 'payload'
import { recordSiteChangeGlobalHooks, recordSiteChangeHooks } from '../publishing/recordSiteChange.ts'
import { keepGlobalReferences, keepWhatIsUsed } from '../references/keepWhatIsUsed.ts'
import { checkDrafts, checkGlobalDrafts } from './checkDrafts.ts'
import { keepFormerSlugs } from './keepFormerSlugs.ts'
import {
  baseInsteadOfLock,
  refuseOutdatedSave,
  refuseOutdatedSaveOfGlobal,
  sayState,
  sayStateOfGlobal,
} from './refuseOutdatedSave.ts'
import {
  neverPublishedByTranslators,
  translatorsOnlyDraft,
  translatorsOnlyDraftOfGlobal,
} from './translatorsOnlyDraft.ts'

/**
 * The hooks that every collection of the site's content has: a translator's save stays a draft, a draft keeps the rules that
 * hold for drafts, the addresses that readers know stay, and what readers will see adds a row to site-changes.
 */
export function createContentHooks(slug: string) {
  const recordingHooks = recordSiteChangeHooks(slug)
  const keeping = keepWhatIsUsed(slug)
  return {
    ...recordingHooks,
    beforeOperation: [translatorsOnlyDraft, baseInsteadOfLock],
    beforeChange: [
      neverPublishedByTranslators,
      refuseOutdatedSave,
      checkDrafts,
      keepFormerSlugs,
      ...keeping.beforeChange,
      ...recordingHooks.beforeChange,
    ],
    beforeDelete: [...keeping.beforeDelete, ...recordingHooks.beforeDelete],
    afterOperation: [sayState],
  } satisfies CollectionConfig['hooks']
}

/** The same for a global. */
export function createGlobalContentHooks(slug: string) {
  const recordingHooks = recordSiteChangeGlobalHooks(slug)
  return {
    ...recordingHooks,
    beforeOperation: [translatorsOnlyDraftOfGlobal, baseInsteadOfLock],
    beforeChange: [
      neverPublishedByTranslators,
      refuseOutdatedSaveOfGlobal,
      checkGlobalDrafts,
      keepGlobalReferences(slug),
      ...recordingHooks.beforeChange,
    ],
    afterRead: [sayStateOfGlobal],
  } satisfies GlobalConfig['hooks']
}
