// What applies to one copy, out of the files of errata: they are made for all copies alone, because a book has 30 of them.
import { appliesToCopy, copyKey, type Copy } from '../../../content/copies.ts'
import type { Erratum } from '../../../content/erratum.ts'

type Entry = Pick<Erratum, 'tag' | 'status' | 'printings' | 'appliesTo' | 'ebookCorrectedOn'>

/** The tags in `errata.json` of what applies to a copy, or may apply. */
export function tagsForCopy(json: string, copy: Copy): Set<string> {
  const { errata } = JSON.parse(json) as { errata: Entry[] }
  return new Set(errata.filter((erratum) => appliesToCopy(erratum, copy) !== 'no').map(({ tag }) => tag))
}

/** `errata.json` with these errata alone. `copy` says for which copy it is. */
export function keepInJson(json: string, { tags, copy }: { tags: ReadonlySet<string>; copy: Copy }): string {
  const { errata, ...rest } = JSON.parse(json) as { errata: Entry[] }
  const some = errata.filter(({ tag }) => tags.has(tag))
  return `${JSON.stringify({ ...rest, copy: copyKey(copy), errata: some }, null, 2)}\n`
}

/** `errata.csv` with these errata alone: the first row has the names of the columns. */
export function keepInCsv(csv: string, { tags }: { tags: ReadonlySet<string> }): string {
  const rows = csv.match(/(?:[^"\r\n]|"(?:[^"]|"")*")*\r\n/g) ?? []
  const isKept = (row: string) => tags.has(/^'?([0-9A-Z]{5}),/.exec(row)?.[1] ?? '')
  return rows.filter((row, index) => index === 0 || isKept(row)).join('')
}

/** `errata.tex` with these errata alone. `words`: the copy's name, which stands at the top. */
export function keepInTex(
  tex: string,
  { tags, words }: { tags: ReadonlySet<string>; words: string },
): string {
  const end = tex.lastIndexOf('\n\\end{document}')
  const [head = '', ...entries] = tex.slice(0, end).split(/\n(?=% #[0-9A-Z]{5}\n)/)
  const some = entries.filter((entry) => tags.has(entry.slice(3, 8)))
  const named = head.replace('\\newcommand{\\erratacopy}{}', () => `\\newcommand{\\erratacopy}{${words}}`)
  return [named, ...some].join('\n') + tex.slice(end)
}
