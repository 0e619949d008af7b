import { type Bilingual, type Locale, eachLocale } from '../../content/locale.ts'
import { parsePrintings, type PrintingSet } from '../../content/printings.ts'
import { ToCheck } from '../../content/toCheck.ts'
import { type Row, text } from '../rows.ts'

/** What an editor is asked about before a document goes to readers. */
export type Doubt = {
  kind: 'import' | 'printings' | 'text' | 'translation'
  message: Bilingual
  /** The words of the source, where an import was not certain. */
  detail: Bilingual | null
}

/**
 * What is doubtful about publishing `document`: an import that nobody has compared with its source, a printing that the book
 * doesn't have, a translator's draft that isn't marked as ready. `newest` is the version that stood before this save;
 * `printings` are the numbers of the book's printings (empty: the book lists none, so that nothing can be compared).
 */
export function findDoubts({
  document,
  newest,
  printings,
}: {
  document: Row
  newest: Row | null
  printings: readonly number[]
}): Doubt[] {
  return [
    doubtfulImport(document),
    unknownPrintings(document, printings),
    unfinishedTranslation(document, newest),
  ].filter((doubt) => doubt !== null)
}

/** How much of the source is quoted, in characters: a question has to be read at a glance. */
const quoteLength = 300

function doubtfulImport({ toCheck }: Row): Doubt | null {
  const parsed = ToCheck.safeParse(toCheck)
  if (!parsed.success) return null
  return {
    kind: 'import',
    message: {
      ja: '取り込みで確かでなかったところを、まだ誰も確かめていません。',
      en: 'The import was not certain of this, and nobody has checked it yet.',
    },
    detail: eachLocale((locale) => shorten(parsed.data[locale])),
  }
}

function shorten(words: string): string {
  const characters = [...words]
  return characters.length <= quoteLength ? words : `${characters.slice(0, quoteLength).join('')}…`
}

function unknownPrintings(document: Row, printings: readonly number[]): Doubt | null {
  const written = text(document.printings)
  const parsed = written === null ? null : parsePrintings(written)
  if (written === null || !parsed?.ok || printings.length === 0) return null
  const last = Math.max(...printings)
  const unknown = runsOutside(parsed.set, new Set([...printings, last + 1]))
  if (unknown.length === 0) return null
  return {
    kind: 'printings',
    message: {
      ja: `該当する刷が「${written}」ですが、この本に${unknown.map((run) => nameRun(run, 'ja')).join('、')}はありません(いちばん新しいのは第${last}刷)。`,
      en: `The affected printings are "${written}", and the book has no ${unknown.map((run) => nameRun(run, 'en')).join(', ')} (its newest is printing ${last}).`,
    },
    detail: null,
  }
}

type Run = { from: number; to: number }

/** The runs of the set that the book doesn't have. An open run (`2-`) names only its first printing. */
function runsOutside(set: PrintingSet, numbers: ReadonlySet<number>): Run[] {
  const runs: Run[] = []
  for (const { from, to } of set)
    for (let number = from; number <= (to ?? from); number++) {
      if (numbers.has(number)) continue
      const run = runs.at(-1)
      if (run?.to === number - 1) run.to = number
      else runs.push({ from: number, to: number })
    }
  return runs
}

function nameRun({ from, to }: Run, locale: Locale): string {
  if (locale === 'ja') return from === to ? `第${from}刷` : `第${from}〜${to}刷`
  return from === to ? `printing ${from}` : `printings ${from}–${to}`
}

function unfinishedTranslation(document: Row, newest: Row | null): Doubt | null {
  if (newest?.savedByTranslator !== true || document.readyForReview === true) return null
  const name = text(newest.savedBy)
  return {
    kind: 'translation',
    message: {
      ja: `最新の下書きは翻訳者${name === null ? '' : `(${name})`}が保存したもので、「公開の準備ができた」の印がありません。`,
      en: `The newest draft was saved by a translator${name === null ? '' : ` (${name})`}, who has not marked it as ready for review.`,
    },
    detail: null,
  }
}
