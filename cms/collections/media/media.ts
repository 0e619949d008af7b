import type { CollectionConfig } from 'payload'
import { isEditor } from '../../access/roles.ts'
import { bilingual } from '../../fields/bilingual.ts'
import { mixedTextField } from '../../fields/mixedText.ts'
import { checkUpload, uploadMimeTypes } from './checkUpload.ts'
import { recordSiteChangeHooks } from '../../publishing/recordSiteChange.ts'
import { missingField } from '../../fields/missing.ts'
import { baseInsteadOfLock, refuseOutdatedUpload, sayState } from '../../hooks/refuseOutdatedSave.ts'
import { keepWhatIsUsed } from '../../references/keepWhatIsUsed.ts'
import { usedByField } from '../../fields/usedBy.ts'
import { shownUploadsOrStaff } from '../../references/shownUploads.ts'
import { usesEndpoint } from '../../references/usesEndpoints.ts'
import { groups } from '../groups.ts'

const recordingHooks = recordSiteChangeHooks('media')

/**
 * Covers, slides and figures. Readers never fetch from here: the publisher copies what published documents use into the release.
 * The folder of the files is set by the configuration (`upload.staticDir`).
 */
export const media: CollectionConfig = {
  slug: 'media',
  labels: { singular: { ja: 'ファイル', en: 'File' }, plural: { ja: 'ファイル', en: 'Files' } },
  admin: {
    group: groups.site,
    description: {
      ja: '書影、スライド(PDF)、図。公開中の文書で使われているものだけがサイトに載ります。',
      en: 'Covers, slides (PDF), figures. The site shows those that a published document uses.',
    },
    defaultColumns: ['filename', 'alt.ja', 'alt.en', 'mimeType', 'filesize', 'updatedAt'],
    listSearchableFields: ['filename', 'alt.ja', 'alt.en'],
    hideAPIURL: true,
  },
  access: {
    create: isEditor,
    read: shownUploadsOrStaff,
    update: isEditor,
    delete: isEditor,
    unlock: isEditor,
  },
  hooks: {
    ...recordingHooks,
    beforeOperation: [baseInsteadOfLock, refuseOutdatedUpload, checkUpload],
    beforeDelete: [...keepWhatIsUsed('media').beforeDelete, ...recordingHooks.beforeDelete],
    afterOperation: [sayState],
  },
  endpoints: [usesEndpoint('media')],
  defaultSort: '-updatedAt',
  graphQL: false,
  upload: {
    mimeTypes: uploadMimeTypes,
    adminThumbnail: 'small',
    // Sizes for covers: a list, a page, a page on a dense screen. A picture that is smaller than one has none of that size.
    imageSizes: [
      {
        name: 'small',
        width: 240,
        formatOptions: { format: 'webp', options: { quality: 82 } },
      },
      {
        name: 'medium',
        width: 480,
        formatOptions: { format: 'webp', options: { quality: 82 } },
      },
      {
        name: 'large',
        width: 960,
        formatOptions: { format: 'webp', options: { quality: 80 } },
      },
    ],
    focalPoint: false,
    crop: false,
    displayPreview: true,
    pasteURL: false,
  },
  fields: [
    bilingual(mixedTextField, {
      name: 'alt',
      label: { ja: '代替テキスト', en: 'Text for those who cannot see it' },
      description: {
        ja: '画像が見えない人に伝える内容。例: 「架空の幾何学」の表紙',
        en: 'What the picture shows, in words. Example: The cover of Invented Geometry',
      },
      maxLength: 500,
    }),
    usedByField(),
    missingField(),
  ],
}
