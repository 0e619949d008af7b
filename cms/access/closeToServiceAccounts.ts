import { Forbidden, type Access, type PayloadHandler, type SanitizedConfig } from 'payload'
import { isStaff } from './roles.ts'

/**
 * Closes Payload's own collections (locks, preferences, migrations …) to all but people with an account. Payload lets any
 * authenticated user through there, and a service account, which may only read published content, is one.
 */
export function closeToServiceAccounts(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-')) continue
    for (const operation of ['create', 'read', 'update', 'delete', 'readVersions'] as const) {
      collection.access[operation] = allowStaff(collection.access[operation])
    }
    // The endpoints of the preferences only check that there is a user. Copies, because Payload shares these objects.
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) => ({
        ...endpoint,
        handler: allowStaffOnly(endpoint.handler),
      }))
  }
  return config
}

function allowStaff(original: Access): Access {
  return (args) => isStaff(args) && original(args)
}

function allowStaffOnly(original: PayloadHandler): PayloadHandler {
  return (req) => {
    if (!isStaff({ req })) throw new Forbidden(req.t)
    return original(req)
  }
}
