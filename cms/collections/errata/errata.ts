import type { CollectionConfig } from 'payload'
import { contentAccess } from '../../access/contentAccess.ts'
import { bookField } from '../../fields/bookReference.ts'
import { editorialFields } from '../../fields/editorial.ts'
import { importedFields } from '../../fields/imported.ts'
import { openToTranslators } from '../../fields/openToTranslators.ts'
import { createContentHooks } from '../../hooks/contentHooks.ts'
import { usedByField } from '../../fields/usedBy.ts'
import { usesEndpoint } from '../../references/usesEndpoints.ts'
import { groups } from '../groups.ts'
import { byBookAndStatus, draftsAndVersions } from '../versions.ts'
import { everPublishedField, keepReadersErrata, withdrawInsteadOfTrash } from './keepReadersErrata.ts'
import { placeFields } from './placeFields.ts'
import { bookOrderField, placeTitle } from './placeTitle.ts'
import { publishedAtField } from './publishedAt.ts'
import { reportFields } from './reportFields.ts'
import { sortInBookOrder } from './sortInBookOrder.ts'
import { tagField } from './tagField.ts'
import { wordFields } from './wordFields.ts'

const hooks = createContentHooks('errata')

/** 正誤: the errors of a book, one entry for each, with a permanent tag. */
export const errata: CollectionConfig = {
  slug: 'errata',
  labels: { singular: { ja: '正誤', en: 'Erratum' }, plural: { ja: '正誤', en: 'Errata' } },
  admin: {
    group: groups.book,
    useAsTitle: 'displayTitle',
    description: {
      ja: '本の誤り1つにつき1件。公開すると、サイトの正誤表に載ります。',
      en: 'One entry for each error of a book. Publishing puts it on the errata page.',
    },
    defaultColumns: [
      'displayTitle',
      'book',
      'original',
      'correction',
      'printings',
      'status',
      '_status',
      'toCheck',
    ],
    listSearchableFields: ['displayTitle', 'page', 'original', 'correction', 'tag'],
    hideAPIURL: true,
    pagination: { defaultLimit: 50, limits: [20, 50, 100, 200] },
    components: { beforeListTable: ['/components/errata-list/ErrataListLink#ErrataListLink'] },
  },
  access: contentAccess,
  hooks: {
    ...hooks,
    beforeOperation: [...hooks.beforeOperation, sortInBookOrder],
    beforeChange: [withdrawInsteadOfTrash, ...hooks.beforeChange],
    beforeDelete: [keepReadersErrata, ...hooks.beforeDelete],
  },
  endpoints: [usesEndpoint('errata')],
  versions: draftsAndVersions,
  ...byBookAndStatus,
  trash: true,
  defaultSort: ['book', 'bookOrder', 'createdAt'],
  graphQL: false,
  fields: openToTranslators([
    ...importedFields(),
    ...placeFields(),
    ...wordFields(),
    bookField({ required: true, description: { ja: 'どの本の誤りか。', en: 'The book it is in.' } }),
    ...reportFields(),
    tagField(),
    usedByField(),
    ...editorialFields({ label: { ja: '場所', en: 'Place' }, describe: placeTitle }),
    bookOrderField(),
    everPublishedField(),
    publishedAtField(),
  ]),
}
