/** What is said of a book where it is cited; what is not known is empty. */
export type CitedBook = {
  authors: string
  title: string
  /** With the subtitle. */
  fullTitle: string
  publisher: string
  year: string
}

/** What differs from one erratum to the next in a citation of it, or in a message about it. */
export type CitationValues = {
  tag: string
  /** Where it is in the book, in words. */
  place: string
  /** Empty, or why it is no confirmed correction: "Withdrawn". */
  status: string
  /** The day it was made public, in words; its year (`2026`), and its month as BibTeX writes it (`apr`). */
  day: string
  year: string
  month: string
  /** The permanent address. */
  url: string
  /** The reader's copy; empty where they have not said which. */
  copy: string
}

/** A piece of a citation: words, or a value, with what stands before and after it where it is not empty. */
export type CitationPart = string | { value: keyof CitationValues; before?: string; after?: string }

/** Writes a citation. `escape`: how words of a value are written; of an address, a tag, a year and a month they are as they are. */
export function fillCitation(
  parts: readonly CitationPart[],
  { values, escape = (words) => words }: { values: CitationValues; escape?: (words: string) => string },
): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      const { value, before = '', after = '' } = part
      if (values[value] === '') return ''
      const isWords = value === 'place' || value === 'status' || value === 'day' || value === 'copy'
      return before + (isWords ? escape(values[value]) : values[value]) + after
    })
    .join('')
}

const latexOfSign: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Words for LaTeX: no sign of them is a command. Japanese stays as it is. */
export function escapeLatex(words: string): string {
  return words.replace(/[\\~^&%$#_{}]/g, (sign) => latexOfSign[sign] ?? `\\${sign}`)
}

/** The month of a day (`2026-04-01`) as BibTeX's styles define it: `apr`. */
export function bibtexMonth(day: string): string {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  return months[Number(day.slice(5, 7)) - 1] ?? ''
}

/** The address of a mail to be written; its lines are broken as RFC 6068 asks for. */
export function mailtoAddress({ to, subject, body }: { to: string; subject: string; body: string }): string {
  const text = body.replace(/\r?\n/g, '\r\n')
  return `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
}
