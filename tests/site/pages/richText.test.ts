import { beforeAll, describe, expect, it } from 'vitest'
import type { RichTextBlock } from '../../../content/richText.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { baseUrl, renderFixture, type Rendered } from '../renderFixture.ts'

let site: Rendered
beforeAll(async () => {
  site = await renderFixture(smallSnapshot())
})

const excerpt = (locale: string) => site.text(`${locale}/books/invented-geometry/excerpts/preface/index.html`)

describe('a rich text on a page', () => {
  it('has its pictures with their size, and alternative words in the language of the page', () => {
    expect(excerpt('en')).toContain(
      '<figure><img src="/media/abc/figure.png" width="600" height="300" alt="A point P on a line" loading="lazy"/></figure>',
    )
  })

  it('marks alternative words that are there in the other language alone', () => {
    expect(excerpt('ja')).toContain('alt="A point P on a line" lang="en"')
  })

  it('gives a large picture in several sizes', async () => {
    const snapshot = smallSnapshot()
    const [preface] = snapshot.excerpts
    if (preface) preface.body = { ja: [{ kind: 'picture', media: 'media-1' }], en: null }
    const page = (await renderFixture(snapshot)).text(
      'en/books/invented-geometry/excerpts/preface/index.html',
    )
    expect(page).toContain(
      '<img src="/media/abc/cover-320x427.webp" srcset="/media/abc/cover-320x427.webp 320w, /media/abc/cover.png 960w" ' +
        'sizes="(min-width: 48rem) 44rem, 100vw" width="320" height="427" alt="The cover of Invented Geometry" lang="en" loading="lazy"/>',
    )
  })

  it('has tables with their heads, in a box that scrolls', () => {
    const page = excerpt('en')
    expect(page).toContain(
      '<div class="table-box" tabindex="0"><table><tbody><tr><th scope="col">Sign</th><th scope="col">Meaning</th></tr>',
    )
    expect(page).toMatch(/<th scope="row"><span class="formula">/)
    expect(page).toContain('<tr><td colspan="2">nothing more</td></tr></tbody></table></div>')
  })

  it('describes itself in one line, code and tables included', () => {
    expect(excerpt('en')).toContain(
      '<meta name="description" content="What is a point? Sign Meaning P a point nothing more def point(): return &quot;$P$&quot;"/>',
    )
  })

  it('has listings with every space, and no formula in them', () => {
    expect(excerpt('en')).toContain(
      '<pre class="notranslate"><code>def point():\n    return &quot;$P$&quot;</code></pre>',
    )
  })
})

it('gives feeds the same, with whole addresses', async () => {
  const snapshot = smallSnapshot()
  const body = snapshot.excerpts[0]?.body.en as RichTextBlock[]
  const [item] = snapshot.news
  if (item) item.body = { ja: null, en: body }
  const feed = (await renderFixture(snapshot)).text('en/feed.xml')
  const written = feed.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  expect(written).toContain(
    `<img src="${baseUrl}/media/abc/figure.png" width="600" height="300" alt="A point P on a line"/>`,
  )
  expect(written).toContain('<table><tbody><tr><th scope="col">Sign</th>')
  expect(written).toContain('<code>def point():\n    return')
})
