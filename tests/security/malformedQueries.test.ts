import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBook } from '../helpers/exampleBook.ts'
import { openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { howOften, noteTries } from '../helpers/tries.ts'

type Ask = TestCms['request']

let cms: TestCms
const callers: Record<string, Ask> = {}
beforeAll(async () => {
  cms = await openTestCms()
  await createBook(cms.payload, { slug: 'open', chapters: 1 })
  callers.stranger = cms.request
  callers.program = await cms.asServiceAccount()
  callers.editor = (await cms.asUser('editor')).request
  callers.administrator = (await cms.asUser('admin')).request
})
afterAll(() => cms.close())

const places = [
  ...['books', 'errata', 'news', 'media', 'users', 'service-accounts', 'site-changes', 'site-releases'],
  ...['books/count', 'errata/versions', 'globals/site-settings/versions', 'payload-locked-documents'],
  'payload-preferences',
].map((place) => `/api/${place}`)
const fields = [
  ...[
    'id',
    '_id',
    'createdAt',
    '_status',
    'slug',
    'title',
    'title.ja',
    'displayTitle',
    'book',
    'book.slug',
    'relatedTo',
  ],
  ...[
    'authors',
    'authors.name.ja',
    'toc.sections.title',
    'cover',
    'page',
    'line',
    'printings',
    'version.title.ja',
    'parent',
  ],
  ...[
    'nothing',
    'book.nothing.more',
    '$where',
    '__proto__',
    'constructor',
    'a b',
    'and',
    'or',
    '',
    '.',
    'id.id',
    'password',
    'hash',
  ],
]
const operators = [
  ...['equals', 'not_equals', 'in', 'not_in', 'all', 'like', 'not_like', 'contains', 'exists'],
  ...[
    'greater_than',
    'greater_than_equal',
    'less_than',
    'less_than_equal',
    'near',
    'within',
    '$gt',
    '$where',
    'constructor',
  ],
]
/** What follows the operator in the address. */
const values = [
  ...[
    '=',
    '=x',
    '=1',
    '=-1',
    '=1e999',
    '=NaN',
    '=null',
    '=true',
    '=undefined',
    '=x,y',
    '=1,x',
    '=,',
    '=%00',
    '=%27',
    '=%22',
  ],
  ...[
    '=(',
    '=[',
    '=*',
    '=%5C',
    '=%25',
    '=2026-13-45',
    '=not+a+day',
    '=%F0%9F%98%80',
    '=0123456789abcdef01234567',
  ],
  ...['=0123456789abcdef01234567,x', `=${'9'.repeat(400)}`, `=${'('.repeat(150)}`],
  ...[
    '[]=',
    '[]=x&W[]=y',
    '[$gt]=1',
    '[relationTo]=books&W[value]=x',
    '[relationTo]=books',
    '[where][id]=1',
    '[0][0]=x',
  ],
]
const others = [
  ...[
    'where=x',
    'where[]=x',
    'where[or]=x',
    'where[or][0]=x',
    'where[or][0][0]=x',
    'where[and][id][equals]=1',
    'where[id]=1',
  ],
  ...[
    'where[id][]=1',
    'where[or][a][id][equals]=1',
    'where[%00][equals]=1',
    'sort=',
    'sort=nothing',
    'sort=-',
    'sort=$where',
  ],
  ...[
    'sort[]=id',
    'sort[a]=b',
    'sort=book.nothing',
    'limit=x',
    'limit=-1',
    'limit=1e9',
    'page=x',
    'page=-1',
    'page=1e99',
    'depth=x',
  ],
  ...[
    'select=x',
    'select[a][b]=true',
    'select[id]=x',
    'populate[books]=x',
    'joins=x',
    'joins[a][where]=x',
    'locale=xx',
    'locale[]=ja',
  ],
  ...['fallback-locale=xx', 'trash=x', 'draft=x', 'pagination=x', 'where[id][equals]=1&where[id]=2'],
]
const ids = ['x', '0', '%00', '..', '%24where', 'null', '-1', '0123456789abcdef01234567', '9'.repeat(400)]

/** All of it, in an order that begins with some of each kind. */
function listQueries(): string[] {
  const conditions = places.flatMap((place) =>
    fields.flatMap((field) =>
      operators.flatMap((operator) =>
        values.map((value) => {
          const name = `where[${encodeURIComponent(field)}][${operator}]`
          return `${place}?${name}${value.replaceAll('W', name)}`
        }),
      ),
    ),
  )
  const rest = places.flatMap((place) => [
    ...others.map((query) => `${place}?${query}`),
    ...ids.map((id) => `${place}/${id}`),
    ...ids.map((id) => `${place}/versions/${id}`),
  ])
  return [...rest, ...conditions.filter((_, index) => index % howOften({ short: 257, long: 7 }) === 0)]
}

describe('a query that no database can answer', () => {
  const queries = listQueries()
  it.each(['stranger', 'program', 'editor', 'administrator'])(
    'of a %s is refused in words, or finds nothing: never an error of the server (D18)',
    { timeout: 3_000_000 },
    async (name) => {
      const ask = callers[name] ?? cms.request
      const broken: string[] = []
      for (const query of queries) {
        const answer = await ask(query)
        const text = await answer.text()
        const isHeld = answer.status < 500 && !/node_modules|\n\s+at |SQLITE|Mongo|CastError/.test(text)
        if (!isHeld) broken.push(`${answer.status} ${query} ${text.slice(0, 200)}`)
      }
      noteTries({
        id: 'D18',
        what: 'a query that is malformed, or asks for what a field cannot hold',
        tries: queries.length,
        held: queries.length - broken.length,
      })
      expect(broken).toEqual([])
    },
  )

  it.each([
    'where[id][in]=x',
    'where[id][equals]=x',
    'where[id][not_in]=x,y',
    'where[slug][like]=(',
    'where[createdAt][greater_than]=x',
  ])('%s finds what it says, or says why not', async (query) => {
    const answer = await (callers.editor ?? cms.request)(`/api/books?${query}`)
    const { docs, errors } = (await answer.json()) as { docs?: unknown[]; errors?: { message: string }[] }
    if (answer.status === 200) expect(docs?.length).toBe(query.includes('not_in') ? 1 : 0)
    else {
      expect(answer.status).toBe(400)
      expect(errors?.[0]?.message).toMatch(/where|条件/)
    }
  })

  it.each(['x', '2026-13-45', '2026-01-02,x'])(
    'of a date that is none is refused, and says so: %s',
    async (value) => {
      const ask = callers.editor ?? cms.request
      const answer = await ask(`/api/books?where[createdAt][greater_than]=${value}`)
      const { errors } = (await answer.json()) as { errors?: { message: string }[] }
      expect([answer.status, errors?.[0]?.message]).toEqual([400, expect.stringMatching(/date|日付/)])
    },
  )
})
