let searchOfLinks = ''

/** Links that lead to the same list, in the other language or on another page of it, take the place and the choices along. */
export function followPlace() {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-language-switch]')) {
    const url = new URL(link.href)
    url.search = location.search
    url.hash = location.hash
    link.href = url.href
  }
  if (location.search === searchOfLinks) return
  searchOfLinks = location.search
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-keeps-printing]')) {
    const url = new URL(link.href)
    url.search = location.search
    link.href = url.href
  }
}

followPlace()
addEventListener('hashchange', followPlace)
