import { type TestCms, type TestUser, json } from '../../helpers/openTestCms.ts'

export type Saved = { id: string } & Record<string, unknown>
type Answer = {
  status: number
  doc: Saved
  /** What each field was refused for, by its path; `''`: the whole save. */
  problems: Record<string, string>
}

/** Saves over the REST API in a panel of this language, and reads the answer. */
export async function save(
  user: TestUser | { request: TestUser['request'] },
  path: string,
  data: unknown,
  { language = 'ja', method = 'POST' }: { language?: 'ja' | 'en'; method?: 'POST' | 'PATCH' | 'DELETE' } = {},
): Promise<Answer> {
  const options = json(method, data)
  const response = await user.request(path, {
    ...options,
    headers: { ...options.headers, 'Accept-Language': language },
  })
  const body = (await response.json()) as {
    doc?: Saved
    result?: Saved
    errors?: { message: string; data?: { errors?: { path: string; message: string }[] } }[]
  }
  const problems = (body.errors ?? []).flatMap((error) =>
    (error.data?.errors ?? [{ path: '', message: error.message }]).map(({ path: at, message }) => [
      at,
      message,
    ]),
  )
  const doc = body.doc ?? body.result ?? (body as unknown as Saved)
  return { status: response.status, doc, problems: Object.fromEntries(problems) as Record<string, string> }
}

/** A published book to hang other documents on. */
export async function makeBook(cms: TestCms, slug = 'invented-geometry'): Promise<Saved> {
  return (await cms.payload.create({
    collection: 'books',
    data: { slug, title: { ja: '架空の幾何学' }, lang: 'ja', _status: 'published' },
  })) as unknown as Saved
}

/** The least that an erratum of a book can be published with. */
export function anErratum(book: Saved): Record<string, unknown> {
  return {
    book: book.id,
    page: '37',
    original: '平均 $\\sigma$',
    correction: '平均 $\\mu$',
    _status: 'published',
  }
}
