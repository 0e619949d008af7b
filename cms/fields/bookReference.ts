import type { PayloadRequest, SingleRelationshipField } from 'payload'
import type { Bilingual } from '../../content/locale.ts'

/** The default of the field: the book where there is only one; none where there are several. */
async function findOnlyBook({ req }: { req: PayloadRequest }): Promise<string | undefined> {
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection: 'books',
    limit: 2,
    pagination: false,
    req,
    where: { deletedAt: { exists: false } },
  })
  return docs.length === 1 ? docs[0]?.id : undefined
}

/** Which book a document belongs to. */
export function bookField({
  description,
  required,
}: {
  description: Bilingual
  required: boolean
}): SingleRelationshipField {
  return {
    name: 'book',
    type: 'relationship',
    relationTo: 'books',
    label: { ja: '本', en: 'Book' },
    required,
    index: true,
    ...(required ? { defaultValue: findOnlyBook } : {}),
    admin: { description, position: 'sidebar', appearance: 'select' },
  }
}
