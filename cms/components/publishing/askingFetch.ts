import { doubtsCode, type DoubtsData } from '../../../content/publishingDoubts.ts'

/** A document that is asked about before it is published. `id` and `collection` are known in a bulk publish. */
export type DoubtfulDocument = DoubtsData & { id: string | null }

/** What an editor is asked. `published`: how many of a bulk publish have gone through meanwhile; null where it is one document. */
export type Question = { documents: DoubtfulDocument[]; published: number | null; collection: string | null }

type Send = (address: string, init?: RequestInit) => Promise<Response>

/**
 * Sends a request of the panel; where the API refuses a publish to ask first, asks, and sends the same request with the word that
 * lets it through. A bulk publish is sent again for the doubtful documents alone; its answer tells of both requests.
 * After a "no" it gives the refusal.
 */
export async function sendAsking({
  send,
  ask,
  address,
  init,
}: {
  send: Send
  ask: (question: Question) => Promise<boolean>
  address: string
  init?: RequestInit
}): Promise<Response> {
  const response = await send(address, init)
  if (!isSave(init) || (response.status !== 400 && response.status !== 422)) return response
  const answer = await readAnswer(response)
  const documents = answer === null ? [] : doubtfulDocuments(answer)
  if (answer === null || documents.length === 0) return response
  const isBulk = Array.isArray(answer.docs)
  const question: Question = {
    documents,
    published: isBulk ? (answer.docs?.length ?? 0) : null,
    collection: collectionOf(address),
  }
  if (!(await ask(question))) return response
  if (!isBulk) return send(confirmed(address), init)
  const second = await send(confirmed(onlyThese(address, documents)), init)
  return joinAnswers(answer, second)
}

type Answer = {
  docs?: unknown[]
  errors?: { id?: number | string; message?: string; data?: Partial<DoubtsData> | null }[]
  message?: string
}

function isSave(init: RequestInit | undefined): boolean {
  return ['POST', 'PATCH'].includes((init?.method ?? 'GET').toUpperCase())
}

/** The JSON of an answer, which can be read again afterwards; null where it is none. */
async function readAnswer(response: Response): Promise<Answer | null> {
  if (!response.headers.get('content-type')?.includes('json')) return null
  const read: unknown = await response.clone().json()
  return typeof read === 'object' ? read : null
}

function doubtfulDocuments({ errors = [] }: Answer): DoubtfulDocument[] {
  return errors.flatMap(({ id, data }) =>
    data?.code === doubtsCode ? [{ ...(data as DoubtsData), id: id === undefined ? null : String(id) }] : [],
  )
}

/** The address is an absolute one or begins with a slash, as Payload's requests write it. */
const parse = (address: string) => new URL(address, 'http://panel')
const write = (url: URL) => (url.origin === 'http://panel' ? `${url.pathname}${url.search}` : url.href)

function confirmed(address: string): string {
  const url = parse(address)
  url.searchParams.set('confirm', doubtsCode)
  return write(url)
}

function onlyThese(address: string, documents: readonly DoubtfulDocument[]): string {
  const url = parse(address)
  for (const key of [...url.searchParams.keys()])
    if (key === 'where' || key.startsWith('where[')) url.searchParams.delete(key)
  documents.forEach(({ id }, index) => url.searchParams.set(`where[id][in][${index}]`, id ?? ''))
  return write(url)
}

function collectionOf(address: string): string | null {
  return parse(address).pathname.split('/').filter(Boolean).at(-1) ?? null
}

async function joinAnswers(first: Answer, second: Response): Promise<Response> {
  const answer = await readAnswer(second)
  // The second request was refused as a whole: that is what the panel has to say.
  if (answer === null || !Array.isArray(answer.docs)) return second
  const errors = [
    ...(first.errors ?? []).filter(({ data }) => data?.code !== doubtsCode),
    ...(answer.errors ?? []),
  ]
  return Response.json(
    {
      ...answer,
      docs: [...(first.docs ?? []), ...answer.docs],
      errors,
      message: errors[0]?.message ?? answer.message,
    },
    { status: errors.length === 0 ? 200 : 400, headers: second.headers },
  )
}
