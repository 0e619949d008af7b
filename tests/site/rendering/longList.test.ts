import { Parser } from 'htmlparser2'
import { beforeAll, describe, expect, it } from 'vitest'
import { largeSnapshot, tagOf } from '../../fixtures/largeSnapshot.ts'
import { renderFixture, type Rendered } from '../renderFixture.ts'

type Page = { ids: string[]; links: { href: string; attributes: Record<string, string> }[] }

function read(html: string): Page {
  const page: Page = { ids: [], links: [] }
  new Parser({
    onopentag(name, attributes) {
      if (attributes.id !== undefined) page.ids.push(attributes.id)
      if (name === 'a' && attributes.href !== undefined)
        page.links.push({ href: attributes.href, attributes })
    },
  }).end(html)
  return page
}

const list = 'books/invented-geometry/errata/'
const snapshot = largeSnapshot()
let site: Rendered
let parts: string[]
beforeAll(async () => {
  site = await renderFixture(snapshot)
  parts = site.files
    .map(({ path }) => path)
    .filter((path) => /^ja\/books\/invented-geometry\/errata\/(\d+\/)?index\.html$/.test(path))
    .sort()
})

describe.each(['ja', 'en'])('a long list of errata (%s)', (locale) => {
  const pageOf = (path: string) => read(site.text(`${locale}/${path}index.html`))

  it('has each erratum on one part, and its permanent address on the first', () => {
    const first = pageOf(list)
    const standing = parts.flatMap((path) => [
      ...site.text(path.replace(/^ja/, locale)).matchAll(/<h[34] id="(\w+)"/g),
    ])
    const tags = snapshot.errata.map(({ tag }) => tag)
    expect(standing.map((match) => match[1]).sort()).toEqual([...tags].sort())
    for (const tag of tags) expect(first.ids).toContain(tag)
  })

  it('leads from each permanent address to the part that has it', () => {
    const ids = new Map(parts.map((path) => [path, new Set(pageOf(path.slice(3, -10)).ids)]))
    const leading = pageOf(list).links.filter(({ attributes }) => attributes.id !== undefined)
    expect(leading.length).toBeGreaterThan(600)
    for (const { href, attributes } of leading) {
      const [part, fragment] = href.split('#')
      expect(fragment).toBe(attributes.id)
      expect(ids.get(`ja/${list}${part}index.html`)?.has(fragment ?? '')).toBe(true)
    }
  })

  it('has no id twice on a page', () => {
    for (const path of parts) {
      const { ids } = pageOf(path.slice(3, -10))
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    }
  })

  it('leads from each part to those beside it and to the same part in the other language', () => {
    const twin = locale === 'ja' ? 'en' : 'ja'
    const second = pageOf(`${list}2/`)
    const linksOf = (name: string) =>
      second.links.filter(({ attributes }) => attributes.class === name).map(({ href }) => href)
    expect(linksOf('language-switch')).toEqual([`/${twin}/${list}2/`])
    expect([...new Set(linksOf('previous'))]).toEqual([`/${locale}/${list}`])
    expect([...new Set(linksOf('next'))]).toEqual([`/${locale}/${list}3/`])
    const [twinOfErratum] = linksOf('twin')
    expect(twinOfErratum).toMatch(new RegExp(`^/${twin}/${list}2/#N\\w{4}$`))
    const [permalink] = linksOf('permalink')
    expect(permalink).toMatch(new RegExp(`^/${locale}/${list}#N\\w{4}$`))
  })

  it('says on later parts nothing that changes with others', () => {
    const second = site.text(`${locale}/${list}2/index.html`)
    expect(second).not.toMatch(/1198|Updated|最終更新/)
    expect(second).toContain(
      locale === 'ja' ? 'このページの訂正で第1刷に' : 'On this page, your 1st printing',
    )
    const tagsOfJson = [...second.matchAll(/"@id":"[^"]*errata\/#(\w+)"/g)].map((match) => match[1])
    const tagsOfPart = [...second.matchAll(/<h[34] id="(\w+)"/g)].map((match) => match[1])
    expect([tagsOfJson.length, tagsOfJson.filter((tag) => !tagsOfPart.includes(tag))]).toEqual([10, []])
  })

  it('has what is no error on the last part', () => {
    const last = site.text(`${locale}/${list}${parts.length}/index.html`)
    expect(last).toContain(`<h3 id="${tagOf(1198)}"`)
    expect(last).toContain('id="withdrawn"')
    expect(last).toContain('id="rejected"')
  })
})

describe('a long list of errata', () => {
  it('says in words which pages of the book a part has', () => {
    const facts = (locale: string) =>
      /<p class="facts">(.*?)<\/p>/.exec(site.text(`${locale}/${list}2/index.html`))?.[1]
    expect(facts('ja')).toMatch(/^<span>\d+〜\d+ページ<\/span><span>このページに\d+件<\/span><a /)
    expect(facts('en')).toMatch(/^<span>pp\. \d+–\d+<\/span><span>\d+ on this page<\/span><a /)
  })

  it('is whole in its file for programs, with permanent addresses', () => {
    const json = JSON.parse(site.text('en/books/invented-geometry/errata.json'))
    expect(json.errata).toHaveLength(1200)
    expect(json.errata[900].url).toBe(`https://errata.example.org/en/${list}#${tagOf(900)}`)
  })

  it('has the same pages at a former address', async () => {
    const renamed = largeSnapshot()
    for (const book of renamed.books) if (book.slug === 'invented-geometry') book.formerSlugs = ['old']
    const page = (await renderFixture(renamed)).text('ja/books/old/errata/3/index.html')
    expect(page).toContain(`data-href="/ja/${list}3/"`)
  })
})
