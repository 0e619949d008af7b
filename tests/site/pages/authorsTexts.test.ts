import { beforeAll, describe, expect, it } from 'vitest'
import { authorsTexts } from '../../fixtures/authorsTexts.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { readShown } from '../../helpers/readShown.ts'
import { renderFixture, type Rendered } from '../renderFixture.ts'

type Entry = { tag: string; parsed: Record<string, Piece[] | { ja: Piece[] | null } | null> }
type Piece = { kind: string; text?: string; latex?: string; code?: string; url?: string }

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const tagOf = (index: number) => `TT0${digits[Math.floor(index / 32)]}${digits[index % 32]}`
const list = 'books/invented-geometry/errata'

let site: Rendered
let json: { errata: Entry[] }

beforeAll(async () => {
  const snapshot = smallSnapshot()
  const [plain] = snapshot.errata
  if (plain === undefined) throw new Error('The fixture has no errata.')
  const errata = authorsTexts.map(({ field, text }, index) => ({
    ...plain,
    id: `text-${index}`,
    tag: tagOf(index),
    relatedTo: [],
    original: field === 'original' ? text : null,
    correction: field === 'correction' ? text : field === 'original' ? 'x' : null,
    instruction: field === 'note' ? { ja: '直す', en: 'Mend it' } : { ja: null, en: null },
    note: field === 'note' ? { ja: text, en: null } : { ja: null, en: null },
    updatedAt: '2026-05-01T00:00:00.000Z',
  }))
  snapshot.errata = errata
  site = await renderFixture(snapshot)
  json = JSON.parse(site.text(`ja/${list}.json`)) as { errata: Entry[] }
})

/** The part of a page or a feed entry in which the text of a field stands. */
function between(html: string, start: RegExp, end: string): string {
  const match = start.exec(html)
  if (match === null) throw new Error(`There is no ${start}.`)
  const from = match.index + match[0].length
  const to = html.indexOf(end, from)
  return html.slice(from, to < 0 ? undefined : to)
}

function onPage(index: number): string {
  const article = between(
    site.text(`ja/${list}/index.html`),
    new RegExp(`aria-labelledby="${tagOf(index)}"[^>]*>`),
    '</article>',
  )
  const field = authorsTexts[index]?.field
  if (field === 'note') return between(article, /<div class="note">/, '</div>')
  const reading = between(
    article,
    field === 'original' ? /<div class="wrong">/ : /<div class="right">/,
    '</dd>',
  )
  return between(reading, /<dd>/, '</dd>')
}

function inFeed(index: number): string {
  const feed = site.text('ja/books/invented-geometry/feed.xml')
  const escaped = between(
    between(feed, new RegExp(`errata/${tagOf(index)}</id>`), '</entry>'),
    /<content type="html">/,
    '</content>',
  )
  const html = escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  const field = authorsTexts[index]?.field
  if (field === 'note') return (html.split('<div>')[2] ?? '').split('</div>')[0] ?? ''
  return between(html, field === 'original' ? /<del>/ : /<ins>/, field === 'original' ? '</del>' : '</ins>')
}

function inJson(index: number): string {
  const field = authorsTexts[index]?.field ?? 'note'
  const parsed = json.errata.find(({ tag }) => tag === tagOf(index))?.parsed[field]
  const pieces = (Array.isArray(parsed) ? parsed : parsed?.ja) ?? []
  return pieces
    .map(({ kind, text, latex, code, url }) =>
      kind === 'math' ? `⟦${latex}⟧` : kind === 'code' ? `⟨${code}⟩` : (text ?? url),
    )
    .join('')
}

// A block stands on lines of its own by its style: the line breaks around it are not in the page a second time.
const withoutLinesAroundBlocks = (shown: string) => shown.replace(/\n?(⟦[^⟧]*⟧|⟨[^⟩]*⟩)\n?/g, '$1')
const asCode = (shown: string) => shown.replace(/[⟦⟨]/g, '⟨').replace(/[⟧⟩]/g, '⟩')
// Runs of spaces are no-break spaces in a feed, whose readers have no style of ours.
const spaces = (shown: string) => shown.replaceAll('\u00A0', ' ').replaceAll('\t', '    ')

describe.each(authorsTexts.map(({ name, shown }, index) => ({ name, shown, index })))(
  '$name',
  ({ shown, index }) => {
    it('is on the page what was typed', () => {
      expect(withoutLinesAroundBlocks(readShown(onPage(index)))).toBe(withoutLinesAroundBlocks(shown))
    })
    it('is in the feed what was typed', () => {
      expect(asCode(withoutLinesAroundBlocks(spaces(readShown(inFeed(index)))))).toBe(
        asCode(withoutLinesAroundBlocks(spaces(shown))),
      )
    })
    it('is in the JSON what was typed', () => expect(inJson(index)).toBe(shown))
  },
)
