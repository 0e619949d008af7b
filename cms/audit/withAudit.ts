import type { CollectionConfig } from 'payload'
import { accountHooks } from './accountHooks.ts'
import { sessionHooks } from './sessionHooks.ts'

/** Records what is done to the accounts of a collection; people's also when they log in and out. Other collections stay as they are. */
export function withAudit(collection: CollectionConfig): CollectionConfig {
  if (!collection.auth) return collection
  const { hooks, slug } = collection
  const account = accountHooks(slug)
  const hasPasswords = collection.auth === true || !collection.auth.disableLocalStrategy
  const session = hasPasswords ? sessionHooks(slug) : null
  return {
    ...collection,
    hooks: {
      ...hooks,
      // Last: what another hook refuses has not happened.
      beforeChange: [...(hooks?.beforeChange ?? []), ...account.beforeChange],
      afterChange: [...(hooks?.afterChange ?? []), ...account.afterChange],
      afterDelete: [...(hooks?.afterDelete ?? []), ...account.afterDelete],
      beforeOperation: [...(hooks?.beforeOperation ?? []), ...(session?.beforeOperation ?? [])],
      afterLogin: [...(hooks?.afterLogin ?? []), ...(session?.afterLogin ?? [])],
      afterLogout: [...(hooks?.afterLogout ?? []), ...(session?.afterLogout ?? [])],
    },
  }
}
