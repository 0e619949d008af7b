import type { CollectionSlug, File, PayloadRequest } from 'payload'

type Save = {
  req: PayloadRequest
  collection: CollectionSlug
  /** Bilingual values are `{ ja, en }`; `undefined` leaves the stored value. */
  data: Readonly<Record<string, unknown>>
  status: 'draft' | 'published'
}

/** Creates a document by Payload's own operation, so that every rule for content holds, and gives its id. */
export async function createDocument({
  req,
  collection,
  data,
  status,
  file,
}: Save & { file?: File }): Promise<string> {
  const created = await req.payload.create({
    collection,
    data: { ...data, _status: status } as never,
    draft: status === 'draft',
    file,
    req,
  })
  return String(created.id)
}

/** Updates a document likewise; a draft leaves the published state as it is. */
export async function updateDocument({
  req,
  collection,
  id,
  data,
  status,
}: Save & { id: string }): Promise<void> {
  await req.payload.update({
    collection,
    id,
    data: { ...data, _status: status } as never,
    draft: status === 'draft',
    req,
  })
}
