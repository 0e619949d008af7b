/** The id of the errata on one page of the book, on the page that lists them; `label` is the printed one. */
export function idOfPage(label: string | null): string {
  return label === null ? 'page-unknown' : `page-${label.replace(/\s+/g, '-')}`
}
