import type { Access } from 'payload'
import { isPublisher } from './isPublisher.ts'
import { isStaff } from './roles.ts'

/**
 * Read access to what readers will see: staff read everything, drafts too; the publisher and service accounts
 * what is published; anyone else nothing (the site is where the public reads).
 */
export const publishedOrStaff: Access = ({ req }) => {
  if (isStaff({ req })) return true
  // Payload's `draft: false` still gives documents that were never published: only the status tells.
  if (isPublisher({ req }) || isServiceAccount(req.user)) return { _status: { equals: 'published' } }
  return false
}

function isServiceAccount(user: { collection: string } | null | undefined): boolean {
  return user?.collection === 'service-accounts'
}
