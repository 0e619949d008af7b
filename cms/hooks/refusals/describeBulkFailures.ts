import type {
  CollectionAfterOperationHook,
  CollectionSlug,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'
import { documentTitle } from '../../fields/documentTitle.ts'
import { asRow, text } from '../../rows.ts'
import { inPanelLanguage, panelLanguage } from '../../words.ts'
import { unknownFailure } from './answerFailure.ts'
import { describeProblems, summarize } from './describeRefusal.ts'
import { takeNotes } from './noteProblems.ts'

type BulkFailure = { id: string | number; isPublic: boolean; message: string }

/**
 * Names each document that a bulk edit, publish, unpublish or delete left out, and says why: Payload's own answer has its id and
 * the labels of fields.
 */
export const describeBulkFailures: CollectionAfterOperationHook = async ({
  collection,
  operation,
  req,
  result,
}) => {
  if (operation !== 'update' && operation !== 'delete') return result
  const { errors } = result as { errors?: BulkFailure[] }
  if (!Array.isArray(errors) || errors.length === 0) return result
  const titles = await findTitles({ collection, ids: errors.map(({ id }) => id), req })
  for (const failure of errors) {
    failure.message = `${titles.get(String(failure.id)) ?? String(failure.id)}: ${reasonOf({ failure, collection, req })}`
    failure.isPublic = true // Of what is not public, the message says only that it was unforeseen.
  }
  return result
}

type Collection = Pick<SanitizedCollectionConfig, 'slug' | 'fields' | 'admin'>

function reasonOf({
  failure,
  collection,
  req,
}: {
  failure: BulkFailure
  collection: Collection
  req: PayloadRequest
}) {
  const problems = describeProblems({ problems: takeNotes(req, failure.id), fields: collection.fields, req })
  if (problems.length > 0) return summarize(problems, req)
  return failure.isPublic ? failure.message : inPanelLanguage(req, unknownFailure)
}

/** The titles of documents as the panel shows them, in the panel's language where they have one in it. */
async function findTitles({
  collection: { slug, admin },
  ids,
  req,
}: {
  collection: Collection
  ids: readonly (string | number)[]
  req: PayloadRequest
}): Promise<Map<string, string>> {
  const { docs } = await req.payload.find({
    collection: slug as CollectionSlug,
    where: { id: { in: ids } },
    depth: 0,
    draft: true,
    trash: true,
    pagination: false,
    overrideAccess: true, // They are in the answer already, with their ids.
    req,
  })
  return new Map(
    docs.map((doc) => {
      const row = asRow(doc)
      const title = text(row[admin.useAsTitle ?? 'id']) ?? documentTitle(row)[panelLanguage(req)]
      return [String(doc.id), inPanelLanguage(req, { ja: `「${title}」`, en: `"${title}"` })]
    }),
  )
}
