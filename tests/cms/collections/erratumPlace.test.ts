import { siteDay } from '../../../content/siteTime.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { anErratum, makeBook, save, type Saved } from './saving.ts'

describe('an erratum in the panel', () => {
  let cms: TestCms
  let editor: TestUser
  let book: Saved

  beforeAll(async () => {
    cms = await openTestCms()
    editor = await cms.asUser('editor')
    book = await makeBook(cms)
    await save(editor, '/api/errata', { ...anErratum(book), page: '37', line: 7, lineFrom: 'bottom' })
    const figure = {
      ...anErratum(book),
      page: '3',
      item: { kind: 'figure', label: '1.2', part: { ja: '左図', en: 'left panel' } },
    }
    await save(editor, '/api/errata', figure)
    await save(editor, '/api/errata', { ...anErratum(book), page: 'xiii' })
    await save(editor, '/api/errata', { ...anErratum(book), page: '10', line: 2 })
  })
  afterAll(() => cms.close())

  const places = async (query: string, language: string) => {
    const response = await editor.request(`/api/errata?depth=0&${query}`, {
      headers: { 'Accept-Language': language },
    })
    const { docs } = (await response.json()) as { docs: { displayTitle: string }[] }
    return docs.map(({ displayTitle }) => displayTitle)
  }

  it('is sorted by its page as pages lie in the book, whichever column of the place was clicked', async () => {
    const inOrder = [
      'p. xiii',
      'p. 3, Fig. 1.2, left panel',
      'p. 10, line 2',
      'p. 37, line 7 from the bottom',
    ]
    for (const column of ['page', 'line', 'displayTitle']) {
      expect(await places(`sort=${column}`, 'en')).toEqual(inOrder)
      expect(await places(`sort=-${column}`, 'en')).toEqual([...inOrder].reverse())
    }
  })

  it('is named by its place in the language of the panel, in the order of the book', async () => {
    expect(await places('', 'ja')).toEqual([
      'xiiiページ',
      '3ページ 図1.2 左図',
      '10ページ 2行目',
      '37ページ 下から7行目',
    ])
    expect(await places('', 'en')).toEqual([
      'p. xiii',
      'p. 3, Fig. 1.2, left panel',
      'p. 10, line 2',
      'p. 37, line 7 from the bottom',
    ])
  })

  it('is named so where only the title is asked for, as a list or a picker does', async () => {
    expect(await places('select[displayTitle]=true', 'en')).toContain('p. 37, line 7 from the bottom')
    expect(await places('select[displayTitle]=true', 'ja')).toContain('37ページ 下から7行目')
  })

  it('is found by its place in either language', async () => {
    const found = await places(`where[displayTitle][like]=${encodeURIComponent('from the bottom')}`, 'ja')
    expect(found).toEqual(['37ページ 下から7行目'])
    expect(await places(`where[displayTitle][like]=${encodeURIComponent('下から7行目')}`, 'en')).toHaveLength(
      1,
    )
  })

  it('has a name before it has a place', async () => {
    const { doc } = await save(editor, '/api/errata?draft=true', {}, { language: 'en' })
    expect(doc.displayTitle).toBe('(no place yet)')
    await cms.payload.delete({ collection: 'errata', id: doc.id })
  })

  it('is confirmed on the day on which its report is confirmed', async () => {
    const { doc } = await save(editor, '/api/errata', { ...anErratum(book), status: 'unconfirmed' })
    expect(doc.confirmedOn ?? null).toBeNull()
    const confirmed = await save(
      editor,
      `/api/errata/${doc.id}`,
      { status: 'confirmed', _status: 'published' },
      { method: 'PATCH' },
    )
    // The site's day, not the server's.
    expect(confirmed.doc.confirmedOn).toBe(`${siteDay(new Date())}T12:00:00.000Z`)
    const cleared = await save(editor, `/api/errata/${doc.id}`, { confirmedOn: null }, { method: 'PATCH' })
    expect(cleared.doc.confirmedOn).toBeNull()
  })

  it('belongs to the only book there is, without being told', async () => {
    const { doc } = await save(editor, '/api/errata?draft=true&depth=0', { page: '1' })
    expect(doc).toMatchObject({ book: book.id, lineFrom: 'top', status: 'confirmed' })
  })
})
