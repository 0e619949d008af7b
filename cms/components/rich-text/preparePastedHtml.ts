import { isSafeLink } from '../../../content/link.ts'

/** What of a paste could not be taken: a link whose address leads nowhere from here, a picture, another file. */
export type PasteNote =
  { kind: 'link'; words: string; url: string } | { kind: 'picture' | 'file'; words: string }

/**
 * Prepares copied HTML for the editor: its highest heading is h2, ruby becomes its reading in brackets, a formula of KaTeX's its
 * LaTeX between dollars, and listings keep their lines and spaces. Links that readers could not follow give their words, pictures
 * are left out; `notes` names each. Needs a browser.
 */
export function preparePastedHtml(html: string): { html: string; isEmpty: boolean; notes: PasteNote[] } {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const notes: PasteNote[] = []
  writeFormulas(body)
  lowerHeadings(body)
  writeRuby(body)
  takeOutPictures(body, notes)
  takeOutLinks(body, notes)
  moveCaptions(body)
  writeListings(body)
  const isEmpty = body.textContent.trim() === '' && body.querySelector('table, hr') === null
  return { html: body.innerHTML, isEmpty, notes }
}

function writeFormulas(body: HTMLElement): void {
  for (const source of body.querySelectorAll('annotation[encoding="application/x-tex"]')) {
    const formula = source.closest('.katex-display') ?? source.closest('.katex') ?? source.closest('math')
    if (formula === null) continue
    const isDisplay = formula.matches('.katex-display, math[display="block"]')
    const latex = source.textContent.trim()
    formula.replaceWith(isDisplay ? `$$${latex}$$` : `$${latex}$`)
  }
}

function lowerHeadings(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('h1')) rename(heading, 'h2')
  for (const heading of body.querySelectorAll('h5, h6')) rename(heading, 'h4')
}

function writeRuby(body: HTMLElement): void {
  for (const bracket of body.querySelectorAll('ruby rp')) bracket.remove()
  for (const reading of body.querySelectorAll('ruby rt')) {
    const words = reading.textContent.trim()
    reading.replaceWith(words === '' ? '' : `(${words})`)
  }
}

function takeOutPictures(body: HTMLElement, notes: PasteNote[]): void {
  for (const picture of body.querySelectorAll('img')) {
    // One pixel that counts who reads a mail.
    const isSeen = !['0', '1'].includes(picture.getAttribute('width') ?? '')
    if (isSeen) notes.push({ kind: 'picture', words: nameOf(picture) })
    picture.remove()
  }
}

function nameOf(picture: HTMLImageElement): string {
  const alt = picture.alt.trim()
  if (alt !== '') return alt
  const source = picture.getAttribute('src') ?? ''
  return source.startsWith('data:') ? '' : (source.split(/[?#]/)[0]?.split('/').at(-1) ?? '')
}

function takeOutLinks(body: HTMLElement, notes: PasteNote[]): void {
  for (const link of body.querySelectorAll('a[href]')) {
    const url = link.getAttribute('href') ?? ''
    if (isSafeLink(url)) continue
    const words = link.textContent.trim()
    if (words !== '') notes.push({ kind: 'link', words, url })
    link.replaceWith(...link.childNodes)
  }
}

function moveCaptions(body: HTMLElement): void {
  for (const caption of body.querySelectorAll('table > caption')) {
    caption.parentElement?.before(caption)
    rename(caption, 'p')
  }
}

/** A paragraph of code, of which each line is an element of its own: so the editor keeps the mark on all of them. */
function writeListings(body: HTMLElement): void {
  for (const listing of body.querySelectorAll('pre')) {
    for (const lineBreak of listing.querySelectorAll('br')) lineBreak.replaceWith('\n')
    const paragraph = document.createElement('p')
    const lines = listing.textContent
      .replace(/\r\n?/g, '\n')
      .replace(/^\n|\n+$/g, '')
      .split('\n')
    lines.forEach((line, index) => {
      if (index > 0) paragraph.append(document.createElement('br'))
      const code = document.createElement('code')
      code.style.whiteSpace = 'pre'
      code.textContent = line
      if (line !== '') paragraph.append(code)
    })
    listing.replaceWith(paragraph)
  }
}

function rename(element: Element, name: string): void {
  const renamed = document.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
