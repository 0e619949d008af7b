import type { CollectionConfig } from 'payload'

const nobody = () => false

/**
 * How many changes of site-changes a release holds, for each part: `book` is a book's id, `site` what belongs to none, `*` what
 * touches all. Together with the changes that wait they are the part's revision (cms/snapshot/revisions.ts). Only `recordRelease` writes
 * here: two editors who save at the same moment never write the same row.
 */
export const siteRevisions: CollectionConfig = {
  slug: 'site-revisions',
  labels: {
    singular: { ja: '公開の版', en: 'Revision' },
    plural: { ja: '公開の版', en: 'Revisions' },
  },
  admin: { hidden: true, enableRichTextLink: false, enableRichTextRelationship: false },
  access: { read: nobody, create: nobody, update: nobody, delete: nobody, unlock: nobody },
  disableDuplicate: true,
  lockDocuments: false,
  graphQL: false,
  fields: [
    {
      name: 'book',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      label: { ja: '本のID', en: 'Id of the book' },
    },
    { name: 'count', type: 'number', required: true, label: { ja: '変更の数', en: 'Changes' } },
  ],
  timestamps: false,
}
