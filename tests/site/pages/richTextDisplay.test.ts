import { expect, it } from 'vitest'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { renderFixture } from '../renderFixture.ts'

it('a formula on lines of its own has no empty lines around it, and an address in a link is no second link', async () => {
  const snapshot = smallSnapshot()
  const [preface] = snapshot.excerpts
  const text = (words: string) => ({ kind: 'text' as const, text: words, marks: [] })
  if (preface)
    preface.body = {
      ja: null,
      en: [
        {
          kind: 'paragraph',
          children: [text('so'), { kind: 'break' }, text('$$\na\n$$'), { kind: 'break' }, text('it is')],
        },
        {
          kind: 'paragraph',
          children: [{ kind: 'link', url: 'https://example.org/', children: [text('https://example.org/')] }],
        },
      ],
    }
  const page = (await renderFixture(snapshot)).text('en/books/invented-geometry/excerpts/preface/index.html')
  expect(page).toContain('<p>so<')
  expect(page).not.toContain('<br')
  expect(page).toContain('<p><a href="https://example.org/">https://example.org/</a></p>')
})
