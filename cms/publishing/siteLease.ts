import type { CollectionConfig } from 'payload'

const nobody = () => false

/**
 * The lease of the site, in one row: which publisher, on whichever machine, may publish. Only the endpoint `/api/site/lease` writes
 * here. It holds no time of any clock: those that wait measure how long `beat` has been the same.
 */
export const siteLease: CollectionConfig = {
  slug: 'site-lease',
  labels: {
    singular: { ja: '公開の権利', en: 'Lease of the site' },
    plural: { ja: '公開の権利', en: 'Leases of the site' },
  },
  admin: { hidden: true, enableRichTextLink: false, enableRichTextRelationship: false, hideAPIURL: true },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody, unlock: nobody },
  disableDuplicate: true,
  lockDocuments: false,
  graphQL: false,
  fields: [
    // Always `siteLeaseName`. Unique: where two publishers take the first lease at one moment, one of them gets it.
    { name: 'name', type: 'text', required: true, unique: true, index: true },
    { name: 'number', type: 'number', required: true },
    { name: 'beat', type: 'text', required: true },
    // Empty where the lease is free.
    { name: 'holder', type: 'text' },
    { name: 'process', type: 'text' },
  ],
  timestamps: false,
}

/** The name of the one row. */
export const siteLeaseName = 'site'
