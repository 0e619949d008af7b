// A list of errata may have several pages. The permanent address of an erratum is on the first: it leads on to the page that has
// it, and one that a later page does not have (it moved) leads back to the first. A tag may be typed in small letters, too.

const index = document.querySelector('[data-tag-index]')
const listLink = document.querySelector<HTMLAnchorElement>('[data-errata-list]')

function readTag(): string | null {
  const tag = location.hash.slice(1).toUpperCase()
  return /^[0-9A-HJKMNP-TV-Z]{5}$/.test(tag) ? tag : null
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

function followTag() {
  const tag = readTag()
  if (tag === null) return
  const target = document.getElementById(tag)
  if (target === null) {
    if (listLink !== null && !cameFrom(listLink)) leadOn(`${listLink.href.split('#')[0]}#${tag}`)
  } else if (target instanceof HTMLAnchorElement && index?.contains(target)) leadOn(target.href)
  else if (location.hash !== `#${tag}`) location.replace(`#${tag}`)
}

followTag()
addEventListener('hashchange', followTag)
