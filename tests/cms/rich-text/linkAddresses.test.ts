import { expect, test } from 'vitest'
import { linkAddresses } from '../../../cms/rich-text/linkAddresses.ts'
import type { RichTextInline, RichTextMark } from '../../../content/richText.ts'

const text = (words: string, ...marks: RichTextMark[]): RichTextInline => ({
  kind: 'text',
  text: words,
  marks,
})
const link = (url: string, ...marks: RichTextMark[]): RichTextInline => ({
  kind: 'link',
  url,
  children: [text(url, ...marks)],
})

test('an address in the words is a link, with the marks that it has', () => {
  expect(
    linkAddresses([text('詳しくは https://example.org/a?b=1#c、または(http://example.org/~d/)。')]),
  ).toEqual([
    text('詳しくは '),
    link('https://example.org/a?b=1#c'),
    text('、または('),
    link('http://example.org/~d/'),
    text(')。'),
  ])
  expect(linkAddresses([text('See https://example.org/.', 'bold')])).toEqual([
    text('See ', 'bold'),
    link('https://example.org/', 'bold'),
    text('.', 'bold'),
  ])
})

test('formulas, code, links and addresses that readers must not be sent to stay as they are', () => {
  const line = [
    text('$\\text{https://example.org/}$'),
    text('curl https://example.org/', 'code'),
    link('https://example.org/'),
    text('https://user:password@example.org/ と javascript://x'),
  ]
  expect(linkAddresses(line)).toEqual(line)
})
