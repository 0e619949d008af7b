// The files of errata for the reader's own copy, which is in the address: made here, of those for all copies.
import { copyKey, readCopyKey, type Copy } from '../../../content/copies.ts'
import { describeCopy } from '../../../content/describeCopy.ts'
import { keepInCsv, keepInJson, keepInTex, tagsForCopy } from './copyFiles.ts'
import { onFiltered } from './errataList.ts'

const box = document.querySelector<HTMLElement>('[data-take-along]')
if (box) offerFilesForCopy(box)

function offerFilesForCopy(box: HTMLElement) {
  const row = box.querySelector<HTMLElement>('.for-copy')
  const words = row?.querySelector<HTMLElement>('.for-copy-words')
  const status = box.querySelector<HTMLElement>('[role="status"]')
  if (!row || !words || !status) return

  const update = () => {
    const copy = chosenCopy()
    row.hidden = copy === null
    if (copy !== null) words.textContent = (row.dataset.words ?? '').replace('{copy}', nameOf(copy))
    status.textContent = ''
  }
  row.addEventListener('click', ({ target }) => {
    const kind = target instanceof HTMLElement ? target.dataset.kind : undefined
    const copy = chosenCopy()
    if (kind === undefined || copy === null) return
    status.textContent = ''
    makeFile(box, { kind, copy }).catch((error: unknown) => {
      console.error(error)
      status.textContent = row.dataset.failed ?? ''
    })
  })
  update()
  // A choice of a copy filters the list.
  onFiltered(update)
}

/** An address may ask for a copy that the list does not tell from another, and no choice is offered of (myCopy.ts). */
function chosenCopy(): Copy | null {
  if (document.querySelector('[data-my-copy].has-copy') === null) return null
  return readCopyKey(new URLSearchParams(location.search).get('printing') ?? '')
}

function nameOf(copy: Copy): string {
  return describeCopy(copy, document.documentElement.lang === 'ja' ? 'ja' : 'en')
}

async function makeFile(box: HTMLElement, { kind, copy }: { kind: string; copy: Copy }): Promise<void> {
  const linkOf = (name: string) => box.querySelector<HTMLAnchorElement>(`a[data-file="${name}"]`)
  const [jsonLink, link] = [linkOf('json'), linkOf(kind)]
  if (!jsonLink || !link) throw new Error(`The page has no link to its file "${kind}".`)
  const json = await read(jsonLink.href)
  const tags = tagsForCopy(json, copy)
  const content =
    kind === 'json'
      ? keepInJson(json, { tags, copy })
      : kind === 'csv'
        ? keepInCsv(await read(link.href), { tags })
        : keepInTex(await read(link.href), { tags, words: nameOf(copy) })
  const suffix = copy.kind === 'ebook' ? 'ebook' : `printing-${copyKey(copy)}`
  save({ content, type: link.type, name: `${box.dataset.takeAlong}-${suffix}.${kind}` })
}

async function read(address: string): Promise<string> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`)
  // As it is: text() would take away the byte order mark that Excel needs.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
}

function save({ content, type, name }: { content: string; type: string; name: string }) {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin to read it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
