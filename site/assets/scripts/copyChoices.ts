// The choices of a copy on the page: radios, each with what belongs to it.
import { copyKey, findListedCopy, readCopyKey, type Copy } from '../../../content/copies.ts'
import { describeCopy } from '../../../content/describeCopy.ts'
import { localeOfPage } from './localeOfPage.ts'

/** The radio of a copy that the page offers, or that answers as one of them does: then it is added. Null where there is none. */
export function findChoice(box: HTMLElement, copy: Copy): HTMLInputElement | null {
  const radio = radioOf(box, copyKey(copy))
  if (radio) return radio
  const copies = radiosOf(box).flatMap(({ value }) => readCopyKey(value) ?? [])
  const listed = findListedCopy(copies, copy)
  if (listed === null) return null
  addCopy({ box, copy, listed })
  return radioOf(box, copyKey(copy))
}

export function radiosOf(box: HTMLElement): HTMLInputElement[] {
  return [...box.querySelectorAll<HTMLInputElement>('input[name="copy"]')]
}

function radioOf(box: HTMLElement, value: string): HTMLInputElement | null {
  return radiosOf(box).find((radio) => radio.value === value) ?? null
}

/** All that the page says of the listed copy, once more, with the name of the other. */
function addCopy({ box, copy, listed }: { box: HTMLElement; copy: Copy; listed: Copy }) {
  const [key, listedKey] = [copyKey(copy), copyKey(listed)]
  const locale = localeOfPage()
  const rename = (element: Element) => {
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node; node = words.nextNode())
      node.nodeValue =
        node.nodeValue?.replace(describeCopy(listed, locale), describeCopy(copy, locale)) ?? null
  }
  for (const element of box.querySelectorAll<HTMLElement>(`[data-copy="${listedKey}"]`)) {
    const other = element.cloneNode(true) as HTMLElement
    other.dataset.copy = key
    rename(other)
    element.after(other)
  }
  const label = radioOf(box, listedKey)?.closest('label')
  const other = label?.cloneNode(true) as HTMLElement | undefined
  const radio = other?.querySelector('input')
  if (!label || !other || !radio) return
  Object.assign(radio, { id: `copy-${key}`, value: key, checked: false })
  // The erratum is asked for the listed one.
  radio.dataset.as = listedKey
  delete radio.dataset.date
  other.querySelector('time, small')?.remove()
  rename(other)
  label.after(other)
}
