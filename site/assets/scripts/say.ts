// A short sentence to everybody, by sight and by screen reader.
let toast: HTMLElement | null = null
let timer = 0

function createToast(): HTMLElement {
  const element = document.createElement('p')
  element.className = 'toast'
  element.setAttribute('role', 'status')
  document.body.append(element)
  return element
}

/** Says that something was done, for four seconds: in the dialog that is open, else at the edge of the page. */
export function say(words: string) {
  const place =
    document.querySelector<HTMLElement>('dialog[open] [role="status"]') ?? (toast ??= createToast())
  clearTimeout(timer)
  place.textContent = ''
  // A live region is heard when it changes, and it must be there before; the same words again are a change, too.
  timer = window.setTimeout(() => {
    place.textContent = words
    timer = window.setTimeout(() => (place.textContent = ''), 4000)
  }, 100)
}
