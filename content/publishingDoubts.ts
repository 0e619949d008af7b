/**
 * What `?confirm=` says to publish a document that is asked about all the same, and by which the panel knows the question
 * among other refusals.
 */
export const doubtsCode = 'doubts'

/** One doubt, in the language of whoever asked. `detail` quotes the source that an import was not certain of. */
export type SaidDoubt = {
  kind: 'import' | 'printings' | 'text' | 'translation'
  message: string
  detail: string | null
}

/** `errors[].data` of a publish that was refused to ask first. */
export type DoubtsData = {
  code: typeof doubtsCode
  /** What `?confirm=` has to say for the same request to go through. */
  confirm: typeof doubtsCode
  /** The words by which an editor knows the document. */
  title: string
  doubts: SaidDoubt[]
}

/** The response header that names what the panel says after a publish, without asking. */
export const noticeHeader = 'X-Okuzuke-Notice'
/** Readers won't see what was published until its book is published. */
export const bookNotPublished = 'book-not-published'
