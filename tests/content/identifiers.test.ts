import { describe, expect, it } from 'vitest'
import { parseIsbn13 } from '../../content/isbn.ts'
import { isSafeLink } from '../../content/link.ts'
import { chooseLocale } from '../../content/locale.ts'
import { isSlug } from '../../content/slug.ts'
import { Tag } from '../../content/primitives.ts'
import { createTag, readTag, tagAlphabet } from '../../content/tag.ts'
import { noteEachTest, triedOften } from '../helpers/tries.ts'

describe('parseIsbn13', () => {
  it.each(['978-3-16-148410-0', '9783161484100', '978 3 16 148410 0'])('reads %s', (text) => {
    expect(parseIsbn13(text)).toEqual({ ok: true, digits: '9783161484100' })
  })
  it('says which check digit would fit', () => {
    expect(parseIsbn13('978-3-16-148410-9')).toEqual({
      ok: false,
      problem: { kind: 'check-digit', expected: '0' },
    })
  })
  it.each(['', '4000000000', '97831614841001', '9773161484100', 'ISBN 9783161484100', '978--3161484100'])(
    'refuses the form of %j',
    (text) => expect(parseIsbn13(text)).toEqual({ ok: false, problem: { kind: 'form' } }),
  )
})

describe('isSlug (D11)', triedOften({ tests: 15 }), () => {
  noteEachTest({ id: 'D11', what: 'good and bad slugs' })
  it.each(['diffusion-models', 'a', '2nd-edition'])('takes %s', (text) => expect(isSlug(text)).toBe(true))
  it.each([
    '',
    '../../etc',
    'con',
    'CON',
    'lpt1',
    'a--b',
    '-a',
    'a-',
    'a b',
    '拡散',
    'a/b',
    'a.b',
    'index',
    'a'.repeat(81),
  ])('refuses %j', (text) => expect(isSlug(text)).toBe(false))
})

describe('isSafeLink (D8)', triedOften({ tests: 24 }), () => {
  noteEachTest({ id: 'D8', what: 'good and bad links' })
  it.each([
    'https://example.org/a?b=c#d',
    'http://example.org',
    'mailto:a@example.org',
    'https://例え.jp/本',
  ])('takes %s', (text) => expect(isSafeLink(text)).toBe(true))
  it.each([
    '',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    // With a host, and a line that ends the comment: the rules for web addresses would let it through.
    'javascript://example.org/%0aalert(1)',
    'JAVASCRIPT://example.org/%0Aalert(1)',
    'data://example.org/text/html,x',
    'vbscript://example.org/x',
    'blob:https://example.org/x',
    'ftp://example.org/x',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/books/',
    'example.org',
    'https://user:secret@example.org',
    'https://',
    'mailto:nobody',
  ])('refuses %j', (text) => expect(isSafeLink(text)).toBe(false))
})

describe('createTag', () => {
  it('spells random bytes in an alphabet without I, L, O and U', () => {
    expect(createTag(new Uint8Array([0, 31, 32, 255, 10]))).toBe('0Z0ZA')
    expect(tagAlphabet).not.toMatch(/[ILOU]/)
    expect(Tag.safeParse('7K2QD').success).toBe(true)
    expect(Tag.safeParse('7K2QI').success).toBe(false)
  })
  it('refuses too few bytes', () => {
    expect(() => createTag(new Uint8Array(4))).toThrow('A tag needs 5 random bytes, not 4.')
  })
})

describe('readTag', () => {
  it.each([
    ...['7K2QD', '7k2qd', '#7K2QD', ' #7k2qd ', '7K2-QD', '7k2 qd', '７Ｋ２ＱＤ', '7K2–QD'].map((typed) => [
      typed,
      '7K2QD',
    ]),
    ...[
      ['oO1Il', '00111'],
      ['0o2iz', '0021Z'],
    ],
  ])('reads %j as Crockford says', (typed, tag) => expect(readTag(typed as string)).toBe(tag))
  it.each(['', '7K2Q', '7K2QDX', '7K2QU', 'page-37', '##7K2QD', '7K2QD?', '訂正7K2QD', '#'])(
    'takes %j for no tag',
    (typed) => expect(readTag(typed)).toBeNull(),
  )
})

describe('chooseLocale', () => {
  it("shows a page's own language, else the other one, marked", () => {
    expect(chooseLocale({ ja: '本', en: 'book' }, 'en')).toEqual({
      value: 'book',
      lang: 'en',
      isFallback: false,
    })
    expect(chooseLocale({ ja: '本', en: null }, 'en')).toEqual({ value: '本', lang: 'ja', isFallback: true })
    expect(chooseLocale({ ja: null, en: null }, 'en')).toBeNull()
  })
})
