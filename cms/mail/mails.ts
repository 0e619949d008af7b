import type { CollectionConfig } from 'payload'

export const mailsSlug = 'mails'

const nobody = () => false

/**
 * The mails that wait, and the outcome of those that were tried: an outbox, written in the transaction of what they tell of, so that a
 * process that is killed loses none. No text and no link to a new password stands here: both are made when the mail is sent.
 */
export const mails: CollectionConfig = {
  slug: mailsSlug,
  labels: { singular: { ja: 'メール', en: 'Mail' }, plural: { ja: 'メール', en: 'Mails' } },
  admin: { hidden: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody, unlock: nobody },
  lockDocuments: false,
  graphQL: false,
  timestamps: true,
  fields: [
    { name: 'kind', type: 'select', required: true, options: ['reset', 'ready'] },
    { name: 'state', type: 'select', required: true, options: ['waiting', 'sent', 'failed', 'dropped'] },
    { name: 'dueAt', type: 'date', required: true, index: true },
    // Changed by whoever takes the row to send it: two processes never send the same.
    { name: 'claim', type: 'text', required: true },
    { name: 'attempts', type: 'number', required: true },
    { name: 'triedAt', type: 'date', index: true },
    // Why the last try failed, in both languages; null where it did not.
    { name: 'problem', type: 'json' },
    // A link to a new password: whose, and in which language it was asked for.
    { name: 'recipient', type: 'text', index: true },
    { name: 'language', type: 'text' },
    // "Ready for review": which document, who handed it over, and whom it was sent to already.
    { name: 'document', type: 'text' },
    { name: 'documentCollection', type: 'text' },
    { name: 'byId', type: 'text' },
    { name: 'byName', type: 'text' },
    { name: 'sentTo', type: 'json' },
  ],
}
