// The buttons beside a citation: there only where they work.
import { copyText } from './copyText.ts'
import { say } from './say.ts'

/** Shows the buttons of what is in the page, or in a part of it. */
export function showCopyButtons(part: ParentNode) {
  for (const button of part.querySelectorAll<HTMLElement>('[data-do="copy-citation"]')) button.hidden = false
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest('[data-do="copy-citation"]')
  const text = button?.parentElement?.querySelector('.citation-text')
  const words = button?.closest<HTMLElement>('[data-copied]')?.dataset
  if (text && words) void copyCitation(text, words)
})

async function copyCitation(text: Element, words: DOMStringMap) {
  const isCopied = await copyText(text.textContent)
  // Then it can be copied by hand.
  if (!isCopied) getSelection()?.selectAllChildren(text)
  say((isCopied ? words.copied : words.notCopied) ?? '')
}

showCopyButtons(document)
