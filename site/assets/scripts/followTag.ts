// The address of an erratum, `errata/#7K2QD`, as it is printed, typed or sent. A tag may be typed in any way (content/tag.ts). A list of
// errata may have several pages: the permanent address is on the first, which leads on to the page that has the erratum, and a page that
// does not have it (it moved) leads back to the first. What nobody has is said.
import { readTag } from '../../../content/tag.ts'

const index = document.querySelector('[data-tag-index]')
const listLink = document.querySelector<HTMLAnchorElement>('[data-errata-list]')
/** On pages of a list of errata alone. */
const missing = document.querySelector<HTMLElement>('[data-tag-missing]')

function readFragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return '' // A hash that is no percent-encoding points at nothing.
  }
}

/** Leads on with the chosen printing, and without a step in the history. */
function leadOn(href: string) {
  const url = new URL(href)
  url.search = location.search
  location.replace(url)
}

/** The first page led here: it would lead here again. */
function cameFrom(list: HTMLAnchorElement): boolean {
  return document.referrer !== '' && new URL(document.referrer).pathname === new URL(list.href).pathname
}

/** Somebody may have typed it from paper; `#page-37` and what other programs append is nothing to speak of. */
function looksLikeTag(fragment: string): boolean {
  return readTag(fragment) !== null || /^[0-9a-z]{4,6}$/i.test(fragment)
}

function sayMissing(fragment: string) {
  const words = missing?.querySelector('[data-tag]')
  if (!missing || !words) return
  words.textContent = `#${readTag(fragment) ?? fragment}`
  missing.hidden = false
  missing.focus()
}

function follow({ isArrival }: { isArrival: boolean }) {
  if (!missing) return
  missing.hidden = true
  const fragment = readFragment()
  if (fragment === '') return
  // What has this very id comes first: a word like "title" can be read as a tag.
  const tag = document.getElementById(fragment) === null ? readTag(fragment) : fragment
  const target = tag === null ? null : document.getElementById(tag)
  if (target === null) {
    const isElsewhere = tag !== null && listLink !== null && !(isArrival && cameFrom(listLink))
    if (isElsewhere) leadOn(`${listLink.href.split('#')[0]}#${tag}`)
    else if (looksLikeTag(fragment) && !fragment.startsWith('page-')) sayMissing(fragment)
  } else if (target instanceof HTMLAnchorElement && index?.contains(target)) leadOn(target.href)
  else if (tag !== fragment) location.replace(`#${tag}`)
  // Whoever reads with a screen reader or by keyboard goes on from there; not every browser moves them by itself.
  else if (target.tabIndex === -1 && document.activeElement !== target) target.focus({ preventScroll: true })
}

follow({ isArrival: true })
addEventListener('hashchange', () => follow({ isArrival: false }))
