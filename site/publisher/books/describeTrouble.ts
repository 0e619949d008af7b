import type { Bilingual } from '../../../content/locale.ts'
import type { ContentProblem } from '../../../content/publishing.ts'
import { describeFailure } from '../describeFailure.ts'
import type { MissingUpload } from '../fetch/fetchMedia.ts'

/** Why a book could not be built from what is published now. `passes`: trying again may help by itself. */
export type Trouble = { problems: ContentProblem[]; passes: boolean }

/** What readers have of the book instead. */
type Instead = 'earlier pages' | 'no pages'

const instead: Record<Instead, Bilingual> = {
  'earlier pages': {
    ja: 'この本のページは前のままで、ほかの本の公開は続いています。',
    en: 'The pages of this book stay as they were; the other books are published.',
  },
  'no pages': {
    ja: 'この本のページは、いまはサイトにありません。ほかの本の公開は続いています。',
    en: 'This book has no pages on the site for now; the other books are published.',
  },
}

/** The sentences for editors, with a link to the book where no document is named. */
export function describeBookTrouble({
  error,
  book,
  title,
  readersHave,
}: {
  error: unknown
  book: string
  title: Bilingual
  readersHave: Instead
}): Trouble {
  const { problems, passes } = describeFailure(error, instead[readersHave])
  return { passes, problems: problems.map((problem) => nameBook({ problem, book, title })) }
}

/** The same for what the CMS itself refuses. */
export function describeRefusal({
  problems,
  book,
  title,
  readersHave,
}: {
  problems: readonly ContentProblem[]
  book: string
  title: Bilingual
  readersHave: Instead
}): Trouble {
  const { ja, en } = instead[readersHave]
  const withPages = problems.map((problem) => ({
    ...problem,
    message: { ja: `${problem.message.ja}${ja}`, en: `${problem.message.en} ${en}` },
  }))
  return { passes: false, problems: withPages.map((problem) => nameBook({ problem, book, title })) }
}

/** The same with the name of the book before it, which is linked where nothing else is. */
export function nameBook({
  problem,
  book,
  title,
}: {
  problem: ContentProblem
  book: string
  title: Bilingual
}): ContentProblem {
  const { ja, en } = problem.message
  return {
    ...problem,
    message: { ja: `本「${title.ja}」: ${ja}`, en: `Book “${title.en}”: ${en}` },
    document: problem.document ?? { collection: 'books', id: book },
  }
}

/** An upload that could not be had, for the editor. */
export function missingUploadProblem({ document, filename, reason }: MissingUpload): ContentProblem {
  return {
    severity: 'warning',
    message: {
      ja: `ファイル「${filename}」がCMSにないか、記録と大きさが違います。ページはこのファイルなしで公開されています。もう一度アップロードしてください。（${reason}）`,
      en:
        `The file "${filename}" is missing in the CMS, or has another size than is recorded. The pages are published without it. ` +
        `Upload it again. (${reason})`,
    },
    document: { collection: 'media', id: document },
  }
}
