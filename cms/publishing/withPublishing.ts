import type { CollectionConfig, GlobalConfig, UIField } from 'payload'
import { askAboutDoubts, askAboutGlobalDoubts, nameDoubtsOfBulk, openDoubtsOfBulk } from './askAboutDoubts.ts'
import { globalPublishedOnPurpose, publishedOnPurpose } from './publishedOnPurpose.ts'
import { restoreEndpoint, restoreGlobalEndpoint } from './restoreAsDraft.ts'
import { savedByFields } from './savedBy.ts'
import { sayWhatIsHidden } from './sayWhatIsHidden.ts'

/**
 * Gives a collection with drafts what publishing needs everywhere: a line on the form that says whether readers have the document,
 * the questions before a publish, versions that name who saved and that are restored as drafts. Others stay as they are.
 */
export function withPublishing(collection: CollectionConfig): CollectionConfig {
  if (!hasDrafts(collection)) return collection
  const { admin, endpoints, fields, hooks, slug } = collection
  return {
    ...collection,
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        views: { ...admin?.components?.views, edit: versionViews },
      },
    },
    endpoints: [restoreEndpoint(slug), ...(endpoints || [])],
    fields: [siteLineField(), ...fields, ...savedByFields()],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), publishedOnPurpose, openDoubtsOfBulk],
      // Last: who may not publish at all is told that, and isn't asked.
      beforeChange: [...(hooks?.beforeChange ?? []), askAboutDoubts],
      afterChange: [...(hooks?.afterChange ?? []), sayWhatIsHidden],
      afterOperation: [...(hooks?.afterOperation ?? []), nameDoubtsOfBulk],
    },
  }
}

/** The same for a global. */
export function withGlobalPublishing(global: GlobalConfig): GlobalConfig {
  if (!hasDrafts(global)) return global
  const { admin, endpoints, fields, hooks, slug } = global
  return {
    ...global,
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        views: { ...admin?.components?.views, edit: versionViews },
      },
    },
    endpoints: [restoreGlobalEndpoint(slug), ...(endpoints || [])],
    fields: [siteLineField(), ...fields, ...savedByFields()],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), globalPublishedOnPurpose],
      beforeChange: [...(hooks?.beforeChange ?? []), askAboutGlobalDoubts],
    },
  }
}

const versionViews = {
  versions: { Component: '/components/versions/VersionsView#VersionsView' },
  version: { Component: '/components/versions/VersionView#VersionView' },
}

function siteLineField(): UIField {
  return {
    name: 'onTheSite',
    type: 'ui',
    label: { ja: 'サイトでの状態', en: 'On the site' },
    admin: {
      components: { Field: '/components/publishing/DocumentLine#DocumentLine' },
      disableBulkEdit: true,
      disableListColumn: true,
    },
  }
}

function hasDrafts({ versions }: Pick<CollectionConfig, 'versions'> | Pick<GlobalConfig, 'versions'>) {
  return typeof versions === 'object' && Boolean(versions.drafts)
}
