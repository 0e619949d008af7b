import { APIError, type Endpoint, type PayloadRequest } from 'payload'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { isEditor } from '../access/roles.ts'
import type { Bilingual } from '../../content/locale.ts'
import { inPanelLanguage, WordedError } from '../words.ts'
import { findReferences, showReference, type ShownReference } from './findReferences.ts'
import {
  deleteWholeBook,
  describeCounts,
  readWholeBook,
  restoreWholeBook,
  trashWholeBook,
} from './wholeBook.ts'

/** The answer of GET /api/books/<id>/whole. */
export type WholeBookAnswer = {
  inTrash: boolean
  parts: ShownReference[]
  together: ShownReference[]
  outside: ShownReference[]
  counts: string
  togetherCounts: string
}

/**
 * GET /api/<collection>/<id>/uses, for staff: `{ references: [{ collection, id, kind, title, inTrash, adminUrl }] }`, everything
 * that refers to the document, titles in the language of Accept-Language.
 */
export function usesEndpoint(slug: string): Endpoint {
  return {
    path: '/:id/uses',
    method: 'get',
    handler: async (req) => {
      const refusal = refuseUnless(req, ['staff'])
      if (refusal) return refusal
      const references = await findReferences({ to: slug, id: idOfRoute(req), req })
      return answer({ references: references.map((reference) => showReference(reference, req)) })
    },
  }
}

/**
 * A book with all its errata, news, materials and excerpts, in one transaction; for editors:
 * - GET /api/books/<id>/whole – `{ inTrash, parts, together, outside }`: what belongs to the book, what went into the trash with
 *   it, and what refers to any of it from outside (each as in `uses`); `counts` and `togetherCounts` in words.
 * - POST /api/books/<id>/whole/trash · /restore · /delete – `{ message, count }`; `delete` (for good) from the trash alone.
 *   Refused with a sentence (409), and `errors[0].data.references` where something outside refers to it.
 */
export const wholeBookEndpoints: Endpoint[] = [
  {
    path: '/:id/whole',
    method: 'get',
    handler: async (req) => {
      const refusal = refuseUnless(req, ['staff'])
      if (refusal) return refusal
      const book = await readWholeBook(idOfRoute(req), req)
      if (book === null) return errorResponse(404, inPanelLanguage(req, noBook))
      const show = (references: typeof book.parts) =>
        references.map((reference) => showReference(reference, req))
      const whole: WholeBookAnswer = {
        inTrash: book.deletedAt !== null,
        parts: show(book.parts),
        together: show(book.together),
        outside: show(book.outside),
        counts: inPanelLanguage(
          req,
          describeCounts(
            book.parts.filter(({ isTrashed }) => !isTrashed),
            req,
          ),
        ),
        togetherCounts: inPanelLanguage(req, describeCounts(book.together, req)),
      }
      return answer(whole)
    },
  },
  createAction('trash', trashWholeBook, (counts) => ({
    ja: `本をごみ箱へ移しました(${counts.ja || '本だけ'})。`,
    en: `The book is in the trash (${counts.en || 'the book alone'}).`,
  })),
  createAction('restore', restoreWholeBook, (counts) => ({
    ja: `本をごみ箱から戻しました(${counts.ja || '本だけ'})。`,
    en: `The book is out of the trash (${counts.en || 'the book alone'}).`,
  })),
  createAction('delete', deleteWholeBook, (counts) => ({
    ja: `本を完全に削除しました(${counts.ja || '本だけ'})。`,
    en: `The book was deleted for good (${counts.en || 'the book alone'}).`,
  })),
]

function createAction(
  name: string,
  act: typeof trashWholeBook,
  describe: (counts: Bilingual) => Bilingual,
): Endpoint {
  return {
    path: `/:id/whole/${name}`,
    method: 'post',
    handler: async (req) => {
      const refusal = refuseUnless(req, ['staff'])
      if (refusal) return refusal
      if (!isEditor({ req })) return errorResponse(403, inPanelLanguage(req, editorsOnly))
      try {
        const parts = await act(idOfRoute(req), req)
        const message = inPanelLanguage(req, describe(describeCounts(parts, req)))
        return answer({ message, count: parts.length })
      } catch (error) {
        if (error instanceof WordedError)
          throw new APIError(inPanelLanguage(req, error.words), 409, null, true)
        throw error
      }
    },
  }
}

function idOfRoute({ routeParams }: PayloadRequest): string {
  return String(routeParams?.id ?? '')
}

function answer(body: object): Response {
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
}

const editorsOnly = {
  ja: '本を動かせるのは編集者と管理者です。編集者に頼んでください。',
  en: 'Editors and administrators may do this. Ask one of them.',
}
const noBook = { ja: 'この本はもうありません。', en: 'This book is not there any more.' }
