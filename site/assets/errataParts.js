// A list of errata may have several pages. The permanent address of an erratum is on the first: it leads on to the page that has
// it, and one that a later page does not have (it moved) leads back to the first. A tag may be typed in small letters, too.
;(() => {
  'use strict'

  const index = document.querySelector('[data-tag-index]')
  const listLink = document.querySelector('[data-errata-list]')

  const readTag = () => {
    const tag = location.hash.slice(1).toUpperCase()
    return /^[0-9A-HJKMNP-TV-Z]{5}$/.test(tag) ? tag : null
  }

  /** Leads on with the chosen printing, and without a step in the history. */
  const leadOn = (href) => {
    const url = new URL(href)
    url.search = location.search
    location.replace(url)
  }

  /** The first page led here: it would lead here again. */
  const cameFromList = () =>
    document.referrer !== '' && new URL(document.referrer).pathname === new URL(listLink.href).pathname

  const followTag = () => {
    const tag = readTag()
    if (tag === null) return
    const target = document.getElementById(tag)
    if (target === null) {
      if (listLink && !cameFromList()) leadOn(`${listLink.href.split('#')[0]}#${tag}`)
    } else if (index?.contains(target)) leadOn(target.href)
    else if (location.hash !== `#${tag}`) location.replace(`#${tag}`)
  }

  followTag()
  addEventListener('hashchange', followTag)
})()
