import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ReadListAnswer,
  type ImportListAnswer,
  listLimits,
} from '../../../cms/import/pasted-list/listMessages.ts'
import { createBook } from '../../helpers/exampleBook.ts'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'

const list = [
  'P.37 下から7行目 「t=1,2,L」->「t=1,2,T」(本文)',
  'p. 8, line 14: "Push-foward" should be "Push-forward"',
  'P.99 3行目 「x」->「\\frac{1}{2」',
].join('\n')

describe('a list of errata that is pasted in the panel', () => {
  let cms: TestCms
  let translator: TestUser
  beforeAll(async () => {
    cms = await openTestCms()
    await createBook(cms.payload, { slug: 'pasted', chapters: 1 })
    translator = await cms.asUser('translator')
  })
  afterAll(() => cms.close())

  const post = (who: TestUser['request'], what: 'read' | 'take', body: unknown) =>
    who(`/api/errata-list/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en' },
      body: JSON.stringify(body),
    })
  const read = async (text: string) => {
    const answer = await post(translator.request, 'read', { book: 'pasted', text })
    expect(answer.status).toBe(200)
    return (await answer.json()) as ReadListAnswer
  }
  const importDrafts = async (drafts: object[]) => {
    const answer = await post(translator.request, 'take', { book: 'pasted', drafts })
    expect(await answer.clone().json()).not.toHaveProperty('errors')
    return (await answer.json()) as ImportListAnswer
  }

  it('is read line by line, and nothing is written by that', async () => {
    const { rows, passedOver, others } = await read(list)
    expect(rows.map(({ draft, isKnown }) => [draft.source.from, draft.values.page, isKnown])).toEqual([
      [1, '37', false],
      [2, '8', false],
      [3, '99', false],
    ])
    expect(rows[0]?.draft.values).toMatchObject({
      line: 7,
      lineFrom: 'bottom',
      note: { ja: '本文', en: null },
    })
    expect(rows[2]?.draft.flags).not.toEqual([])
    expect({ passedOver, others }).toEqual({ passedOver: [], others: 0 })
    expect((await cms.payload.count({ collection: 'errata' })).totalDocs).toBe(0)
  })

  it('is imported as the editor corrected it, as drafts, and known the next time', async () => {
    const { rows } = await read(list)
    const [first, second, third] = rows.map(({ draft }) => draft)
    if (!first || !second || !third) throw new Error('Three lines were not read.')
    const corrected = { ...second, values: { ...second.values, line: 15, printings: '1-2' } }
    expect(await importDrafts([first, corrected, third])).toEqual({ made: 3, toCheck: 1, known: 0 })

    const { docs } = await cms.payload.find({
      collection: 'errata',
      draft: true,
      sort: 'page',
      depth: 0,
    })
    expect(
      docs.map(({ page, line, printings, _status, toCheck }) => [
        page,
        line,
        printings,
        _status,
        toCheck !== null && toCheck !== undefined,
      ]),
    ).toEqual([
      ['8', 15, '1-2', 'draft', false],
      ['37', 7, null, 'draft', false],
      ['99', 3, null, 'draft', true],
    ])
    expect((await read(list)).rows.map(({ isKnown }) => isKnown)).toEqual([true, true, true])
    expect(await importDrafts([first])).toEqual({ made: 0, toCheck: 0, known: 1 })
  })

  it('leaves no mark of a doubt that the editor has settled', async () => {
    const { rows } = await read('P.120 3行目 「x」->「\\frac{1}{3」')
    const [row] = rows
    if (!row) throw new Error('The line was not read.')
    const settled = {
      ...row.draft,
      flags: [],
      values: { ...row.draft.values, correction: '$\\frac{1}{3}$' },
    }
    expect(await importDrafts([settled])).toEqual({ made: 1, toCheck: 0, known: 0 })
  })

  it('is flagged where a line is nearly the same as one that is there, and not again where that is settled', async () => {
    const tagOf = async () => {
      const { docs } = await cms.payload.find({
        collection: 'errata',
        draft: true,
        where: { page: { equals: '37' } },
      })
      return docs.map(({ tag }) => tag)
    }
    const [tag] = await tagOf()
    const { rows } = await read('P.37 下から7行目 「t=1,2,L」->「t=1,2,T」(本文) (第2刷で修正)')
    expect(rows.map(({ draft, isKnown }) => [isKnown, draft.flags.map(({ reason }) => reason.en)])).toEqual([
      [
        false,
        [
          `There is an erratum at this place with these words already (${tag}). Add what is new to that one, and delete this draft.`,
        ],
      ],
    ])
    const settled = rows.map(({ draft }) => ({ ...draft, flags: [] }))
    expect(await importDrafts(settled)).toEqual({ made: 1, toCheck: 0, known: 0 })
    expect(await tagOf()).toHaveLength(2)
  })

  it('is refused whole: two books, and more errata than one request imports', async () => {
    const refusal = async (text: string) => {
      const answer = await post(translator.request, 'read', { book: 'pasted', text })
      const { errors } = (await answer.json()) as { errors: { message: string }[] }
      return [answer.status, errors[0]?.message]
    }
    const two = '# 『みかん』正誤表\nP.1 「あ」→「い」\n# 『りんご』正誤表\nP.1 「あ」→「い」'
    expect(await refusal(two)).toEqual([
      409,
      'This page seems to hold the errata of two books or more ("みかん", "りんご"). Divide it, and import each book’s part. Nothing was imported.',
    ])
    const many = Array.from({ length: listLimits.errata + 1 }, (_, index) => `P.${index + 1} 「あ」→「い」`)
    expect(await refusal(many.join('\n'))).toEqual([
      409,
      'This text holds 501 errata, and this page imports at most 500 at once. Paste it in parts, or use "npm run import" on the server.',
    ])
  })

  it('says of other parts of a page that they are not imported here', async () => {
    const page = `お知らせ\n- 2026/1/2 架空の本を刊行しました\n\n訂正\n${list}`
    const { rows, others } = await read(page)
    expect({ rows: rows.length, others }).toEqual({ rows: 3, others: 1 })
  })

  it('is refused in words: without an account, to a program, for no such book, too much of it, and what is no list', async () => {
    const said = async (answer: Promise<Response>) => {
      const response = await answer
      const { errors } = (await response.json()) as { errors: { message: string }[] }
      return [response.status, errors[0]?.message.split('\n')[0]]
    }
    const body = { book: 'pasted', text: list }
    expect(await said(post(cms.request, 'read', body))).toEqual([401, 'Log in first.'])
    expect(await said(post(await cms.asServiceAccount(), 'take', body))).toEqual([
      403,
      'This account may not use this address.',
    ])
    expect(await said(post(translator.request, 'read', { ...body, book: 'nowhere' }))).toEqual([
      404,
      'There is no book with the URL name "nowhere". Make the book first.',
    ])
    expect(
      await said(post(translator.request, 'read', { ...body, text: 'x'.repeat(listLimits.characters + 1) })),
    ).toEqual([
      400,
      'At most 300000 characters are read and 500 errata imported at once. Paste the list in parts.',
    ])
    expect(await said(post(translator.request, 'take', { book: 'pasted', drafts: [{}] }))).toEqual([
      400,
      'What was sent cannot be read. Load the page anew and try again.',
    ])
    expect(
      await said(
        translator.request('/api/errata-list/read', {
          method: 'POST',
          body: '{',
          headers: { 'Accept-Language': 'en' },
        }),
      ),
    ).toEqual([400, 'What was sent cannot be read. Load the page anew and try again.'])
  })
})
