import { setTimeout as sleep } from 'node:timers/promises'
import { cloneWorkingTree, type WorkingTree } from '../tests/helpers/cloneWorkingTree.ts'
import { newPlace, removePlace, startOkuzuke } from '../tests/helpers/okuzuke.ts'
import { printPercentiles } from './printPercentiles.ts'

const edits = 10

/**
 * `npm run bench:dev`: how long after an edit a page of `npm run dev` shows it; 10 edits of a component of the site, 10 of the
 * label of a field in the panel.
 */
async function main(): Promise<void> {
  const tree = cloneWorkingTree()
  const place = await newPlace()
  const okuzuke = startOkuzuke(place, { root: tree.root, script: 'dev' })
  try {
    await okuzuke.untilSaid('Ctrl-C stops it.')
    const form = `${okuzuke.cmsUrl}/admin/collections/errata/create`
    const since = performance.now()
    await read(form)
    const firstPage = performance.now() - since
    const component = await timeEdits({
      tree,
      url: `${okuzuke.siteUrl}/en/books/diffusion-models/errata/`,
      path: 'site/components/SiteFooter.tsx',
      text: 'class="colophon',
    })
    const label = await timeEdits({
      tree,
      url: form,
      path: 'cms/collections/errata/wordFields.ts',
      text: "en: 'As printed",
    })
    printPercentiles(`${edits} edits of each kind.`, [
      ['a component of the site', component],
      ["a field's label in the panel", label],
      ["the panel's first page, cold", [firstPage]],
    ])
  } finally {
    await okuzuke.stop()
    removePlace(place)
    tree.remove()
  }
}

type Edited = { tree: WorkingTree; url: string; path: string; text: string }

/** Writes a new word behind `text` again and again; gives the times until the page at `url` shows it, in ms. */
async function timeEdits({ tree, url, path, text }: Edited): Promise<number[]> {
  const times: number[] = []
  for (let number = 0; number < edits; number += 1) {
    const previous = number === 0 ? '' : ` edit-${number - 1}`
    const since = performance.now()
    tree.edit(path, `${text}${previous}`, `${text} edit-${number}`)
    while (!(await read(url)).includes(`edit-${number}`)) await sleep(50)
    times.push(performance.now() - since)
  }
  return times
}

async function read(url: string): Promise<string> {
  const response = await fetch(url, { headers: { 'Accept-Language': 'en' } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  return response.text()
}

await main()
