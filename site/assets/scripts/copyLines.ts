// On the pages of a book beside its errata: what is said of the copy that the device remembers.
import { copyKey, findListedCopy, readCopyKey } from '../../../content/copies.ts'
import { describeCopy } from '../../../content/describeCopy.ts'
import { localeOfPage } from './localeOfPage.ts'
import { recallCopy } from './rememberedCopy.ts'

function showLine(box: HTMLElement) {
  const copy = recallCopy(box.dataset.copyLines ?? '')
  if (copy === null) return
  const lines = [...box.querySelectorAll<HTMLElement>('[data-copy]')]
  const copies = lines.flatMap(({ dataset }) => readCopyKey(dataset.copy ?? '') ?? [])
  const listed = findListedCopy(copies, copy)
  if (listed === null) return
  const line = lines.find(({ dataset }) => dataset.copy === copyKey(listed))
  const link = line?.querySelector('a')
  if (!line || !link) return
  // A printing after the last of the list has the line of the last, with its own name.
  const locale = localeOfPage()
  link.textContent = link.textContent.replace(describeCopy(listed, locale), describeCopy(copy, locale))
  const url = new URL(link.href)
  url.searchParams.set('printing', copyKey(copy))
  link.href = url.href
  line.hidden = false
  box.hidden = false
}

for (const box of document.querySelectorAll<HTMLElement>('[data-copy-lines]')) showLine(box)
