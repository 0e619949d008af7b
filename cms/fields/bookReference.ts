import type { PayloadRequest, SingleRelationshipField } from 'payload'
import type { Bilingual } from '../../content/locale.ts'

/** The only book there is, so that nobody chooses it again and again; nothing where there are several. */
async function onlyBook({ req }: { req: PayloadRequest }): Promise<string | undefined> {
  const found = await req.payload.db.find<{ id: string }>({
    collection: 'books',
    limit: 2,
    pagination: false,
    req,
    where: { deletedAt: { exists: false } },
  })
  return found.docs.length === 1 ? found.docs[0]?.id : undefined
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
    ...(required ? { defaultValue: onlyBook } : {}),
    admin: { description, position: 'sidebar', appearance: 'select' },
  }
}
