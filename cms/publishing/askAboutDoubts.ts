import {
  APIError,
  type CollectionAfterOperationHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type GlobalBeforeChangeHook,
  type PayloadRequest,
} from 'payload'
import { doubtsCode, type DoubtsData, type SaidDoubt } from '../../content/publishingDoubts.ts'
import { type Row, idOf } from '../rows.ts'
import { readBookMacros } from '../fields/bookMacros.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { panelLanguage } from '../words.ts'
import { readBookPrintings } from './bookPrintings.ts'
import { type Doubt, findDoubts } from './findDoubts.ts'
import { findMisreadTexts } from './findMisreadTexts.ts'

/** The status of a publish that is asked about: nothing was changed, and the same request with the word goes through. */
const askingStatus = 422

/**
 * Refuses a publish over the API while something about the document is doubtful (`findDoubts`) and the request doesn't say
 * `?confirm=doubts`. The panel asks the editor and sends that word; the local API, which only our own commands call, isn't asked.
 */
export const askAboutDoubts: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  if (!isAskable(data, req)) return data
  const book = idOf(data.book)
  const macros = await readBookMacros({ collection: collection.slug, data, req })
  const doubts = [
    ...findDoubts({
      document: data,
      newest: originalDoc ?? null,
      printings: book === null ? [] : await readBookPrintings({ id: book, req }),
    }),
    ...findMisreadTexts({ fields: collection.fields, document: data, macros }),
  ]
  if (doubts.length > 0) throw new DoubtfulPublish({ document: { ...originalDoc, ...data }, doubts, req })
  return data
}

/** The same for a global. */
export const askAboutGlobalDoubts: GlobalBeforeChangeHook = async ({ data, global, originalDoc, req }) => {
  if (!isAskable(data, req)) return data
  const doubts = [
    ...findDoubts({ document: data, newest: originalDoc ?? null, printings: [] }),
    ...findMisreadTexts({ fields: global.fields, document: data }),
  ]
  if (doubts.length > 0) throw new DoubtfulPublish({ document: { ...originalDoc, ...data }, doubts, req })
  return data
}

/** Opens the list of what a bulk publish is asked about, before Payload copies the request's context for each document. */
export const openDoubtsOfBulk: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'update') (req.context as DoubtsContext).publishingDoubts = new Map()
  return args
}

/** Adds the doubts to a bulk publish's errors: Payload keeps only the message of each. */
export const nameDoubtsOfBulk: CollectionAfterOperationHook = ({ operation, req, result }) => {
  if (operation !== 'update') return result
  const doubts = (req.context as DoubtsContext).publishingDoubts
  const answer = result as { errors?: { id: number | string; message: string }[] }
  for (const error of answer.errors ?? []) {
    const data = doubts?.get(String(error.id))
    if (data) Object.assign(error, { data })
  }
  return result
}

class DoubtfulPublish extends APIError {
  constructor({ document, doubts, req }: { document: Row; doubts: Doubt[]; req: PayloadRequest }) {
    const language = panelLanguage(req)
    const title = documentTitle(document)[language]
    const said: SaidDoubt[] = doubts.map(({ kind, message, detail }) => ({
      kind,
      message: message[language],
      detail: detail && detail[language],
    }))
    const data: DoubtsData = { code: doubtsCode, confirm: doubtsCode, title, doubts: said }
    const sentences = said.map(({ message }) => message).join(language === 'ja' ? '' : ' ')
    super(
      language === 'ja'
        ? `「${title}」は公開していません。${sentences}`
        : `"${title}" was not published. ${sentences}`,
      askingStatus,
      data,
      true,
    )
    const id = idOf(document.id)
    if (id !== null) (req.context as DoubtsContext).publishingDoubts?.set(id, data)
  }
}

type DoubtsContext = { publishingDoubts?: Map<string, DoubtsData> }

function isAskable(data: Row, req: PayloadRequest): boolean {
  if (data._status !== 'published' || req.payloadAPI !== 'REST') return false
  // In the trash it is off the site; a restored version is a draft, with the status that it had in its data.
  if (data.deletedAt || req.context.isRestoringVersion) return false
  return req.query.confirm !== doubtsCode
}
