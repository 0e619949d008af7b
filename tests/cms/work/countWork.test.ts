import { afterAll, beforeAll, expect, it } from 'vitest'
import { countWork } from '../../../cms/components/work/countWork.ts'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { makeContent } from '../snapshot/publishedContent.ts'

let cms: TestCms
let editor: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())

const counted = async (user: TestUser | null = editor) => {
  const found = user && (await cms.payload.findByID({ collection: 'users', id: user.id }))
  const work = await countWork({
    payload: cms.payload,
    user: found && { ...found, collection: 'users' as const },
  })
  return Object.fromEntries(
    work.map(({ kind, count, collections }) => [
      kind,
      [count, ...collections.map(({ collection, count: of }) => `${collection} ${of}`)],
    ]),
  )
}

it('is nothing on an empty site', async () => {
  expect(await counted()).toEqual({})
})

it('counts the newest state of each document, by kind and list, and leads to it', async () => {
  const content = makeContent(cms.payload)
  const book = await content.book({ title: { ja: '本', en: 'A book' } })
  const erratum = await content.erratum(book, { status: 'unconfirmed', _status: 'draft' })
  const news = await content.newsItem({ title: { ja: '題' } })
  await content.newsItem({ title: { en: 'In English' }, _status: 'draft', readyForReview: true })
  await content.upload('表紙')
  expect(await counted()).toEqual({
    readyForReview: [1, 'news 1'],
    withoutJapanese: [1, 'news 1'],
    withoutEnglish: [2, 'news 1', 'media 1'],
    unconfirmed: [1, 'errata 1'],
    drafts: [2, 'errata 1', 'news 1'],
  })

  await cms.payload.update({ collection: 'news', id: news, data: { title: { en: 'Title' } }, draft: true })
  await cms.payload.update({
    collection: 'errata',
    id: erratum,
    data: { deletedAt: new Date().toISOString() },
  })
  expect(await counted()).toEqual({
    readyForReview: [1, 'news 1'],
    withoutJapanese: [1, 'news 1'],
    withoutEnglish: [1, 'media 1'],
    drafts: [2, 'news 2'],
  })

  const work = await countWork({
    payload: cms.payload,
    user: { ...(await cms.payload.findByID({ collection: 'users', id: editor.id })), collection: 'users' },
  })
  const query = work.find(({ kind }) => kind === 'drafts')?.collections[0]?.query ?? ''
  const list = (await (await editor.request(`/api/news${query}&draft=true`)).json()) as { totalDocs: number }
  expect(list.totalDocs).toBe(2)
})
