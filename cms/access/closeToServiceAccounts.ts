import { Forbidden, type Access, type PayloadHandler, type SanitizedConfig } from 'payload'
import { isStaff } from './roles.ts'

/**
 * Closes Payload's own collections (locks, preferences, migrations …) to everyone but people with an account.
 * Payload lets any authenticated user through there, and a service account, which is for reading what is published, is one.
 */
export function closeToServiceAccounts(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-')) continue
    for (const operation of ['create', 'read', 'update', 'delete', 'readVersions'] as const) {
      collection.access[operation] = forStaff(collection.access[operation])
    }
    // The endpoints of the preferences ask for any user, and no access function. New objects: Payload shares these.
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) => ({
        ...endpoint,
        handler: forStaffOnly(endpoint.handler),
      }))
  }
  return config
}

function forStaff(original: Access): Access {
  return (args) => isStaff(args) && original(args)
}

function forStaffOnly(original: PayloadHandler): PayloadHandler {
  return (req) => {
    if (!isStaff({ req })) throw new Forbidden(req.t)
    return original(req)
  }
}
