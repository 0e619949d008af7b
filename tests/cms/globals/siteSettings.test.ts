import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { makeBook, save } from '../collections/saving.ts'

let cms: TestCms
let editor: TestUser
const url = '/api/globals/site-settings'

beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())

const badAddress = {
  ja: 'サイトのアドレスは http:// か https:// で始まり、? や # を含みません。例: https://errata.example.org',
  en: 'The address of the site begins with http:// or https:// and has no ? or #, like https://errata.example.org.',
}

describe('the site settings', () => {
  it('are refused without a name in any language', async () => {
    const publish = { supportEmail: 'support@example.org', _status: 'published' }
    expect((await save(editor, url, publish)).problems).toEqual({
      'title.ja': 'サイトの名前を日本語か英語で書いてください。',
    })
    expect((await save(editor, url, publish, { language: 'en' })).problems).toEqual({
      'title.ja': 'Write the name of the site, in Japanese or in English.',
    })
  })

  it.each([
    'javascript:alert(1)',
    'mailto:a@example.org',
    'https://example.org/?a=1',
    'https://u:p@example.org',
    'errata.example.org',
  ])('are refused with the address %s, in a draft too', async (baseUrl) => {
    for (const language of ['ja', 'en'] as const) {
      const published = await save(
        editor,
        url,
        { title: { ja: '名' }, baseUrl, _status: 'published' },
        { language },
      )
      const draft = await save(editor, `${url}?draft=true`, { baseUrl }, { language })
      expect([published.problems, draft.problems]).toEqual([
        { baseUrl: badAddress[language] },
        { baseUrl: badAddress[language] },
      ])
    }
  })

  it('keep an address without the slash at its end', async () => {
    const book = await makeBook(cms)
    const { status, doc } = await save(editor, `${url}?depth=0`, {
      title: { ja: '見本サポートサイト' },
      baseUrl: 'https://errata.example.org/support/',
      homeBook: book.id,
      _status: 'published',
    })
    expect(status).toBe(200)
    expect(doc).toMatchObject({ baseUrl: 'https://errata.example.org/support', homeBook: book.id })
  })

  it('are published in both languages, or not at all', async () => {
    await save(
      editor,
      `${url}?draft=true`,
      { description: { en: 'A site about $x_a_b$' } },
      { method: 'POST' },
    )
    const { problems } = await save(
      editor,
      `${url}`,
      { title: { ja: '新しい名' }, _status: 'published' },
      { language: 'en' },
    )
    expect(problems).toEqual({
      'description.en':
        'Character 18: this formula cannot be read (KaTeX: Double subscript). Correct the LaTeX.',
    })
    const published = await cms.payload.findGlobal({ slug: 'site-settings' })
    expect(published.title).toMatchObject({ ja: '見本サポートサイト' })
  })

  it('show programs what is published, and no draft', async () => {
    await save(editor, `${url}?draft=true`, { title: { ja: '下書きの名' } })
    const program = await cms.asServiceAccount()
    for (const query of ['', '?draft=true', '/versions']) {
      expect(await (await program(`${url}${query}`)).text()).not.toContain('下書きの名')
    }
    expect(await (await program(`${url}`)).text()).toContain('見本サポートサイト')
  })
})
