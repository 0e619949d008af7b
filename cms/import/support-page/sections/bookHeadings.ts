import type { PageLine } from '../lines/pageLine.ts'

/** The headings that name the book, also where they open a part of the page: "Errata for TITLE". */
export function bookHeadings(headings: readonly PageLine[]): PageLine[] {
  return headings.filter(({ heading, text }) => heading === 1 && /\s(?:for|of|to)\s|[「『“]/.test(text))
}
