import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneWorkingTree, type WorkingTree } from '../helpers/cloneWorkingTree.ts'
import {
  newPlace,
  removePlace,
  startOkuzuke,
  survivors,
  type Okuzuke,
  type Place,
} from '../helpers/okuzuke.ts'

/** How long an edit is waited for, in ms. bench/dev.ts measures how long it takes. */
const longest = 60_000

let tree: WorkingTree
let place: Place
let okuzuke: Okuzuke
const failures: string[] = []

beforeAll(async () => {
  tree = cloneWorkingTree()
  place = await newPlace()
  okuzuke = startOkuzuke(place, { root: tree.root, script: 'dev' })
  await okuzuke.untilSaid('Ctrl-C stops it.')
}, 300_000)
afterAll(async () => {
  await okuzuke?.stop()
  if (place) removePlace(place)
  tree?.remove()
})

/** Asks, and notes an answer that is not 2xx: an edit must not cost a single request. */
async function ask(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, init)
  const text = await response.text()
  if (!response.ok) failures.push(`${response.status} ${url}: ${text.slice(0, 300)}`)
  return text
}

/** Asks until the answer holds `words`. */
async function untilSeen(words: string, answer: () => Promise<string>): Promise<void> {
  const since = performance.now()
  while (!(await answer()).includes(words)) {
    if (performance.now() - since > longest) throw new Error(`"${words}" was not seen within ${longest} ms.`)
    await sleep(200)
  }
}

const errataPage = () => ask(`${okuzuke.siteUrl}/en/books/diffusion-models/errata/`)
const english = { headers: { 'Accept-Language': 'en' } }
const erratumForm = () => ask(`${okuzuke.cmsUrl}/admin/collections/errata/create`, english)

/** Saves a new draft without a place, through the API; gives the title that a hook makes for it. */
async function savePlacelessDraft(): Promise<string> {
  const books = JSON.parse(await ask(`${okuzuke.cmsUrl}/api/books?depth=0&limit=1`)) as {
    docs: { id: string }[]
  }
  const saved = await ask(`${okuzuke.cmsUrl}/api/errata?draft=true&depth=0`, {
    method: 'POST',
    headers: { ...english.headers, 'Content-Type': 'application/json', Origin: okuzuke.cmsUrl },
    body: JSON.stringify({ book: books.docs[0]?.id, original: 'a', correction: 'b', _status: 'draft' }),
  })
  return (JSON.parse(saved) as { doc?: { displayTitle?: string } }).doc?.displayTitle ?? saved
}

describe('npm run dev', () => {
  it('shows the demo book, and its administrator is logged in at once', async () => {
    expect(await errataPage()).toContain('class="katex')
    const me = JSON.parse(await ask(`${okuzuke.cmsUrl}/api/users/me`)) as { user?: { role?: string } | null }
    expect(me.user?.role).toBe('admin')
    expect(await erratumForm()).toContain('As printed')
    expect(await savePlacelessDraft()).toBe('(no place yet)')
  })

  it('shows an edit of a component', async () => {
    tree.edit(
      'site/components/SiteFooter.tsx',
      '<p class="colophon">',
      '<p class="colophon" data-edited="component">',
    )
    await untilSeen('data-edited="component"', errataPage)
  })

  it('shows an edit of a page model', async () => {
    tree.edit('site/page-models/frame.ts', "].join(' — ')", "].join(' — edited model — ')")
    await untilSeen('edited model', errataPage)
  })

  it('shows an edit of a field’s label', async () => {
    tree.edit('cms/collections/errata/wordFields.ts', "en: 'As printed'", "en: 'As it was printed'")
    await untilSeen('As it was printed', erratumForm)
  })

  it('runs an edited hook', async () => {
    tree.edit('cms/collections/errata/placeTitle.ts', "'(no place yet)'", "'(nowhere yet)'")
    await untilSeen('(nowhere yet)', savePlacelessDraft)
  })

  it('shows an edit of a style sheet', async () => {
    const style = async () => {
      const href = /<link rel="stylesheet" href="([^"]*site[^"]*)"/.exec(await errataPage())?.[1]
      return ask(new URL(href ?? '/no-style-sheet', okuzuke.siteUrl).href)
    }
    tree.edit(
      'site/assets/styles/base.css',
      'color-scheme: light dark;',
      'color-scheme: light dark;\n  --edited: 1;',
    )
    await untilSeen('--edited', style)
  })

  it('shows what is published after the edits', async () => {
    const note = 'Published after five edits.'
    const { docs } = JSON.parse(
      await ask(`${okuzuke.cmsUrl}/api/errata?depth=0&limit=1&where[_status][equals]=published`),
    ) as { docs: { id: string }[] }
    await ask(`${okuzuke.cmsUrl}/api/errata/${docs[0]?.id}?depth=0`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', Origin: okuzuke.cmsUrl },
      body: JSON.stringify({ note: { en: note }, _status: 'published' }),
    })
    await untilSeen(note, errataPage)
  })

  it('answered every request', () => {
    expect(failures).toEqual([])
  })

  it('ends all that it started when npm is told to end', async () => {
    const processes = okuzuke.processes()
    expect(processes.length).toBeGreaterThan(4)
    await okuzuke.stop()
    expect(await survivors(processes, 10_000)).toEqual([])
  })
})
