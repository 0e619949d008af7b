import type { CollectionConfig } from 'payload'
import { mailFields } from './accountFields.ts'
import { forgotPasswordEndpoint } from './forgotPasswordEndpoint.ts'
import { queueReady } from './queueReady.ts'

/**
 * Gives accounts their choices about mails, and, where a mail server is set up, the way to a new password; content with drafts that are
 * handed over the mail that says so. Without a mail server nothing is put into the outbox.
 */
export function withMail({ isMailSetUp }: { isMailSetUp: boolean }) {
  return (collection: CollectionConfig): CollectionConfig => {
    const { endpoints, fields, hooks, slug } = collection
    if (slug === 'users')
      return {
        ...collection,
        fields: [...fields, ...mailFields({ isMailSetUp })],
        // Before the one that says that no mail is sent.
        endpoints: isMailSetUp ? [forgotPasswordEndpoint, ...(endpoints || [])] : endpoints,
      }
    if (!isMailSetUp || !fields.some((field) => 'name' in field && field.name === 'readyForReview'))
      return collection
    return {
      ...collection,
      hooks: { ...hooks, afterChange: [...(hooks?.afterChange ?? []), queueReady(slug)] },
    }
  }
}
