import { locales } from '../../../content/locale.ts'

/** The pages that every site has, whatever is published. */
export const neededSharedPages: readonly string[] = [
  'index.html',
  '404.html',
  ...locales.map((locale) => `${locale}/index.html`),
]

/** The pages that every book has. */
export function neededBookPages(slug: string): string[] {
  return locales.map((locale) => `${locale}/books/${slug}/index.html`)
}

/** What is wrong where a needed page is missing: a fault of the program, because no edit in the CMS can ask for it. */
export function findMissingPages({
  paths,
  needed,
}: {
  paths: ReadonlySet<string>
  needed: readonly string[]
}): string[] {
  return needed.filter((path) => !paths.has(path)).map((path) => `${path}: this page is missing`)
}
