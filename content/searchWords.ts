/**
 * The words of a text as the site's search knows them: the index is made of them, and a reader's question is read the same way, so
 * that both agree in every browser. Scripts that put no space between words are cut into pairs of letters: 「各枝の」 is 各枝, 枝の, の, and
 * any two letters of it are found. LaTeX is cut into its commands and letters: `\sigma_t^2` is sigma, t, 2. What looks like a tag is
 * a word, too, because a question that does is asked for as one: H₂SO₄ is also h2so4.
 */
export function searchWords(text: string): string[] {
  const words = runsOf(text).flatMap((run) => (isUnspaced(run) ? pairsOf(run) : [run]))
  return [...new Set([...words, ...(text.normalize('NFKC').toLowerCase().match(likeTags) ?? [])])]
}

/**
 * Ends each word of the index. Pagefind finds words by their beginning, and where it finds none, a word that the question's begins with
 * (`t` for `tau`): no question begins with a whole word and this letter, which no text has (Cyrillic multiocular o).
 */
export const wordEnd = '\ua66e'

/** The word by which what is on a page of a book is found in every language: 37 of 「37ページ」 and of "p. 37". */
export function pageWord(label: string): string {
  return `${label.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}p`
}

// p. 37, p37, pp. 37–38, page xiii, 37ページ, A-4頁: of a run, its first page.
const label = String.raw`((?:[a-z][-.]?)?\d+|[ivxlcdm]+)`
const run = String.raw`(?:\s*[-–〜~]\s*\d+)?`
const pages = new RegExp(
  String.raw`(?<![\p{L}\\])(?:(?:pp?\.|pp|pages?\s)\s*|p\s*(?=\d\d))${label}${run}(?![\p{L}\d])|(?<![a-z\d\\])${label}${run}\s*(?:ページ|頁)`,
  'giu',
)

// Five letters and digits, some of each.
const likeTags = /(?<![\p{L}\p{N}])(?=[a-z]*\d)(?=\d*[a-z])[\da-z]{5}(?![\p{L}\p{N}])/gu

// As it is printed; the index has its digits in one piece.
const isbn = /(?<![\d-])97[89](?:-?\d){10}(?![\d-])/g

/**
 * The words of a reader's question: each finds what begins with it. Numbers, signs and single letters of formulas are meant whole, and
 * have the end of a word; so has a page. Of an English plural, the singular is looked for. A single letter at the end of a run, 枝 of
 * 各枝, says nothing new.
 */
export function questionWords(question: string): string[] {
  // A tag, which is one word of the index: its letters and digits stand in many others.
  const tag = /^#?(?=.*\d)(?=.*[a-z])([\da-z]{5})$/i.exec(question.trim())?.[1]
  if (tag !== undefined) return [tag.toLowerCase() + wordEnd]
  const ofPages: string[] = []
  const rest = question.normalize('NFKC').replace(pages, (_page, before?: string, after?: string) => {
    ofPages.push(pageWord(before ?? after ?? '') + wordEnd)
    return ' '
  })
  const words = runsOf(rest.replace(isbn, (whole) => whole.replaceAll('-', ''))).flatMap((run) => {
    if (isUnspaced(run)) {
      const pairs = pairsOf(run)
      return pairs.length > 1 ? pairs.slice(0, -1) : pairs
    }
    return [run.length === 1 || /^\p{N}|^u[0-9a-f]+$/u.test(run) ? run + wordEnd : singular(run)]
  })
  return [...new Set([...ofPages, ...words])]
}

const singular = (word: string): string => word.replace(/(?<=[a-z]{3})(?:ies|(?<!s)s)$/, '')

const unspaced = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]`
// In a formula each Greek letter is a word: σx is σ and x.
const kinds = [
  String.raw`${unspaced}+`,
  String.raw`\p{sc=Greek}`,
  String.raw`\p{sc=Latin}+`,
  String.raw`\p{N}+`,
  String.raw`(?:(?!${unspaced}|[\p{sc=Greek}\p{sc=Latin}])\p{L})+`,
  String.raw`(?![\x00-\x7f])\p{S}`,
]
const runs = new RegExp(kinds.join('|'), 'gu')
const beginsUnspaced = new RegExp(`^${unspaced}`, 'u')
const isUnspaced = (run: string): boolean => beginsUnspaced.test(run)

// Without accents, as readers type: x̃ is x. The marks of が and パ make other letters, and stay.
const accents = /(?![\u3099\u309A])\p{M}/gu

function runsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase()
  // The search engine keeps no signs: ∇ becomes u2207.
  return (plain.match(runs) ?? []).map((run) => (isSign(run) ? `u${run.codePointAt(0)?.toString(16)}` : run))
}

const isSign = (run: string): boolean => /^\p{S}$/u.test(run)

function pairsOf(run: string): string[] {
  const letters = [...run]
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''))
}
