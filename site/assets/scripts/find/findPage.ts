// The field "page": leads to the errata of a page of the book, or says that it has none.
import { describePage, findPage } from '../../../../content/pageLabel.ts'
import type { Locale } from '../../../../content/locale.ts'
import { fill } from '../fill.ts'
import { readIndex } from './otherPages.ts'
import { find, isPart, say, words } from './said.ts'

type PageLink = { label: string; link: HTMLAnchorElement }

const form = find?.querySelector<HTMLFormElement>('[data-find-page]') ?? null

function listPages(index: Element | null): PageLink[] {
  return [...(index?.querySelectorAll<HTMLAnchorElement>('.pages a') ?? [])]
    .filter(({ hash }) => hash !== '#page-unknown')
    .map((link) => ({ label: link.textContent ?? '', link }))
}

function wordsOf(label: string): string {
  return describePage(label)[document.documentElement.lang as Locale].words
}

function addressOf({ link }: PageLink): string {
  const url = new URL(link.href)
  url.search = location.search
  return url.href
}

async function goTo(typed: string) {
  let pages: PageLink[]
  try {
    pages = listPages(await readIndex())
  } catch (error) {
    console.warn(error)
    say('page', words.pagesNotRead)
    return
  }
  const answer = findPage(typed, pages)
  if (answer === null) {
    say('page', fill(words.noPage, { typed }))
    return
  }
  const { label, at, before, after } = answer
  if (at !== null) {
    say('page')
    show(addressOf(at))
    return
  }
  const links = [
    before && linkTo(before, words.before),
    ...(before && after ? ['/'] : []),
    after && linkTo(after, words.after),
  ]
  say('page', fill(words.noErrataOnPage, { page: wordsOf(label) }), ...links.filter((link) => link !== null))
}

function linkTo(page: PageLink, sentence: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = addressOf(page)
  link.textContent = fill(sentence, { page: wordsOf(page.label) })
  return link
}

/** Follows a link as a touch would, also to where the address points already. */
function show(href: string) {
  const { hash, pathname } = new URL(href)
  if (pathname === location.pathname && hash === location.hash)
    dispatchEvent(new HashChangeEvent('hashchange'))
  else location.href = href
  if (pathname !== location.pathname) return
  const heading = document.getElementById(decodeURIComponent(hash.slice(1)))
  heading?.scrollIntoView()
  heading?.focus({ preventScroll: true })
}

if (form !== null) {
  const field = form.querySelector('input')
  // With no index on the only page of a list, there is nothing to go to.
  form.hidden = !isPart && listPages(document.querySelector('.find-index')).length === 0
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (field !== null && field.value.trim() !== '') void goTo(field.value)
  })
}
