import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { errorResponse, refuseUnless } from '../../access/refuseUnless.ts'
import type { Bilingual } from '../../../content/locale.ts'
import { inPanelLanguage, WordedError } from '../../words.ts'
import { findBookBySlug } from '../../write/findBookBySlug.ts'
import { importList } from './importList.ts'
import { ImportListRequest, listLimits, ReadListRequest } from './listMessages.ts'
import { readList } from './readList.ts'

/** The endpoints of the panel's page for pasted lists, below /api; for staff, who may write drafts. */
export const listEndpoints: Endpoint[] = [
  createEndpoint('/errata-list/read', ReadListRequest, readList),
  createEndpoint('/errata-list/take', ImportListRequest, importList),
]

function createEndpoint<T extends { book: string }>(
  path: string,
  Body: z.ZodType<T>,
  work: (body: T, req: PayloadRequest) => Promise<object>,
): Endpoint {
  return {
    path,
    method: 'post',
    handler: async (req) => {
      const refusal = refuseUnless(req, ['staff'])
      if (refusal) return refusal
      const body = Body.safeParse(await readJson(req))
      if (!body.success) return refuse(req, 400, describeInvalidBody(body.error))
      if ((await findBookBySlug({ req, slug: body.data.book })) === null)
        return refuse(req, 404, describeMissingBook(body.data.book))
      try {
        return Response.json(await work(body.data, req), { headers: { 'Cache-Control': 'no-store' } })
      } catch (error) {
        if (error instanceof WordedError) return refuse(req, 409, error.words)
        throw error
      }
    },
  }
}

function refuse(req: PayloadRequest, status: number, words: Bilingual): Response {
  return errorResponse(status, inPanelLanguage(req, words))
}

async function readJson(req: PayloadRequest): Promise<unknown> {
  try {
    return await req.json?.()
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function describeInvalidBody(error: z.ZodError): Bilingual {
  const isTooMuch = error.issues.some(({ code }) => code === 'too_big')
  const { characters, errata } = listLimits
  return isTooMuch
    ? {
        ja: `一度に読めるのは${characters}文字、取り込めるのは${errata}件までです。分けて貼り付けてください。`,
        en: `At most ${characters} characters are read and ${errata} errata imported at once. Paste the list in parts.`,
      }
    : {
        ja: `送られた内容を読めません。ページを読み込み直して、もう一度試してください。\n${z.prettifyError(error)}`,
        en: `What was sent cannot be read. Load the page anew and try again.\n${z.prettifyError(error)}`,
      }
}

function describeMissingBook(slug: string): Bilingual {
  return {
    ja: `URLの名前が「${slug}」の本はありません。先に本を作ってください。`,
    en: `There is no book with the URL name "${slug}". Make the book first.`,
  }
}
