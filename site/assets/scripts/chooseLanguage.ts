// On a page in two languages: the language of the address, else the reader's own, comes first. It runs in the head, so that nothing
// moves once it is seen: the attribute orders the parts until all of them are there to be put in order.

const root = document.documentElement

/** The languages that a reader asks for, the first one first: that of the address, then those of the browser. */
const wanted = [...location.pathname.split('/').slice(0, -1), ...navigator.languages]
const language = wanted.map((name) => name.split('-')[0]).find((name) => name === 'ja' || name === 'en')

if (language !== undefined && language !== root.lang) {
  root.dataset.first = language
  document.addEventListener('DOMContentLoaded', () => {
    const parts = [...document.querySelectorAll<HTMLElement>('main > section')]
    const first = parts.find(({ lang }) => lang === language)
    if (first === undefined) return
    root.lang = language
    first.parentElement?.prepend(first)
    // The first heading of a page is its main one.
    for (const part of parts) {
      const heading = part.querySelector('h1, h2')
      const renamed = document.createElement(part === first ? 'h1' : 'h2')
      renamed.append(...(heading?.childNodes ?? []))
      heading?.replaceWith(renamed)
    }
  })
}

export {}
