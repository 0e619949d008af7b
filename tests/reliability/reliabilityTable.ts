import { z } from 'zod'
import type { Locale } from '../../content/locale.ts'
import { faultsAndDoors, tryIds } from './faultsAndDoors.ts'
import { whatInJapanese } from './whatInJapanese.ts'

/** A line of a TRIES_FILE: see noteTries. */
const Note = z.strictObject({
  id: z.enum(tryIds),
  what: z.string().min(1),
  tries: z.int().positive(),
  held: z.int().nonnegative(),
})
export type Note = z.infer<typeof Note>

/** The lines between which the table stands in a README. */
export const tableMarks = {
  begin: '<!-- reliability table: npm run table:reliability -->',
  end: '<!-- end of the reliability table -->',
} as const

/** Reads the lines of TRIES_FILEs. Throws, with the line, where one is no note. */
export function readNotes(text: string): Note[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const note = Note.safeParse(JSON.parse(line))
      if (note.success) return note.data
      throw new Error(`This is no note of a try: ${line}\n${z.prettifyError(note.error)}`)
    })
}

/** One row for each thing that was tried, in the order of the faults and doors; notes of the same thing are added up. */
export function sumNotes(notes: readonly Note[]): Note[] {
  const sums = new Map<string, Note>()
  for (const note of notes) {
    const key = `${note.id} ${note.what}`
    const sum = sums.get(key)
    sums.set(key, {
      ...note,
      tries: (sum?.tries ?? 0) + note.tries,
      held: (sum?.held ?? 0) + note.held,
    })
  }
  return [...sums.values()].sort(
    (a, b) => tryIds.indexOf(a.id) - tryIds.indexOf(b.id) || (a.what < b.what ? -1 : 1),
  )
}

const heads: Record<Locale, string> = {
  en: '| | fault or door | what was tried | tries | held |',
  ja: '| | 故障・攻撃 | 試したこと | 回数 | 守られた回数 |',
}

/** The table as Markdown. The fault or door stands in the first of its rows. */
export function writeTable(rows: readonly Note[], locale: Locale): string {
  const lines = rows.map(({ id, what, tries, held }, index) => {
    const isFirst = rows[index - 1]?.id !== id
    const words = locale === 'ja' ? (whatInJapanese[what] ?? what) : what
    const cells = [isFirst ? id : '', isFirst ? faultsAndDoors[id][locale] : '', words, tries, held]
    return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
  })
  return [heads[locale], '|---|---|---|--:|--:|', ...lines].join('\n')
}

/** What was tried and has no words in Japanese. */
export function withoutJapanese(rows: readonly Note[]): string[] {
  return rows.map(({ what }) => what).filter((what) => whatInJapanese[what] === undefined)
}

/** Puts the table into a README, between its marks. Throws where these don't stand there, each once and in this order. */
export function replaceTable(readme: string, table: string): string {
  const [before, rest, ...more] = readme.split(tableMarks.begin)
  const [, after, ...others] = (rest ?? '').split(tableMarks.end)
  if (before === undefined || after === undefined || more.length > 0 || others.length > 0) {
    throw new Error(
      `The README has no place for the table. Add two lines, and run it again:\n${tableMarks.begin}\n${tableMarks.end}`,
    )
  }
  return `${before}${tableMarks.begin}\n\n${table}\n\n${tableMarks.end}${after}`
}

/** The rows of the table in a README: id, tries and held of each; null where there are no marks. */
export function readTable(readme: string): { id: string; tries: number; held: number }[] | null {
  const begin = readme.indexOf(tableMarks.begin)
  const end = readme.indexOf(tableMarks.end)
  if (begin === -1 && end === -1) return null
  let id = ''
  return [...readme.slice(begin, end).matchAll(/^\| ([FD]\d+)? ?\|.*\| (\d+) \| (\d+) \|$/gm)].map((row) => {
    id = row[1] ?? id
    return { id, tries: Number(row[2]), held: Number(row[3]) }
  })
}
