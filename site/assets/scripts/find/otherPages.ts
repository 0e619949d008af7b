// The other pages of a long list of errata are read as they are: nothing of them is loaded before a reader looks for something.
import { indexErratum, inSlices, type IndexedErratum } from './searchIndex.ts'

/** Another page of the list, with the pages of the book that it has, in words: 「37〜62ページ」. */
export type OtherPage = { href: string; words: string }

/** The address of the list's first page, on the others. The reader's choices, which the link takes along, change nothing of what it has. */
const firstPage = (() => {
  const link = document.querySelector<HTMLAnchorElement>('[data-errata-list]')
  return link === null ? null : withoutChoices(link.href)
})()

function withoutChoices(href: string): string {
  const { origin, pathname } = new URL(href)
  return origin + pathname
}

/** The index of the whole list, which is on its first page. */
export async function readIndex(): Promise<Element | null> {
  if (firstPage === null) return document.querySelector('.find-index')
  const index = /<nav class="find-index"[\s\S]*?<\/nav>/.exec(await load(firstPage))?.[0] ?? ''
  const parsed = parse(index)
  // Addresses in it are relative to the page that it is from.
  for (const link of parsed?.querySelectorAll('a') ?? [])
    link.href = new URL(link.getAttribute('href') ?? '', firstPage).href
  return parsed
}

/** The list's other pages, in their order. */
export async function listOtherPages(): Promise<OtherPage[]> {
  const index = await readIndex()
  const links = [...(index?.querySelectorAll<HTMLAnchorElement>('.parts a') ?? [])]
  return links
    .map(({ href, textContent }) => ({ href: withoutChoices(href), words: textContent ?? '' }))
    .filter(({ href }) => href !== withoutChoices(location.href))
}

const pages = new Map<string, Promise<IndexedErratum[]>>()

/** Reads the errata of another page of the list, once. Throws where it can't be loaded. */
export function readOtherPage({ href }: OtherPage): Promise<IndexedErratum[]> {
  const earlier = pages.get(href)
  if (earlier !== undefined) return earlier
  const page = readErrata(href)
  pages.set(href, page)
  page.catch(() => pages.delete(href)) // It is tried again the next time.
  return page
}

async function readErrata(href: string): Promise<IndexedErratum[]> {
  const articles = (await load(href)).match(/<article [\s\S]*?<\/article>/g) ?? []
  const errata = await inSlices(articles, (html) => {
    const article = parse(html)
    // What is no error is not looked for.
    return article?.hasAttribute('data-printings') ? indexErratum(article) : null
  })
  return errata.filter((erratum) => erratum !== null)
}

async function load(href: string): Promise<string> {
  const response = await fetch(href)
  if (!response.ok) throw new Error(`${href} was answered with ${response.status}.`)
  return response.text()
}

/** The one element of an HTML text. Nothing in it is loaded or run. */
function parse(html: string): Element | null {
  return new DOMParser().parseFromString(html, 'text/html').body.firstElementChild
}
