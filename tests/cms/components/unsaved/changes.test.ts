import { expect, test } from 'vitest'
import { applyChanges, findChanges } from '../../../../cms/components/unsaved/changes.ts'

const richText = (text: string) => ({ root: { type: 'root', children: [{ type: 'text', text }] } })

test('names each changed field, a language of a pair alone, and rows and rich text as one', () => {
  const base = {
    title: { ja: '拡散モデル', en: null },
    body: { ja: richText('前'), en: null },
    authors: [{ id: 'a', name: { ja: '甲', en: null } }],
    page: '37',
  }
  const values = {
    title: { ja: '拡散モデル', en: 'Diffusion models' },
    body: { ja: richText('後'), en: undefined },
    authors: [
      { id: 'a', name: { ja: '甲', en: null } },
      { id: 'b', name: { ja: '乙', en: null } },
    ],
    page: '37',
  }
  expect(findChanges(base, values)).toEqual([
    { path: 'title.en', base: null, value: 'Diffusion models' },
    { path: 'body.ja', base: richText('前'), value: richText('後') },
    { path: 'authors', base: base.authors, value: values.authors },
  ])
})

test('takes an empty text, nothing and no rows for the same', () => {
  const base = { note: null, links: 0, title: { ja: 'あ' } }
  expect(findChanges(base, { note: '', links: [], title: { ja: 'あ', en: '' } })).toEqual([])
  expect(findChanges({ note: 'あ' }, { note: '' })).toEqual([{ path: 'note', base: 'あ', value: '' }])
})

test('finds a pair that was empty as a whole', () => {
  expect(findChanges({ title: null }, { title: { ja: 'あ', en: null } })).toEqual([
    { path: 'title.ja', base: null, value: 'あ' },
  ])
})

test('keeps no password, no key, no chosen file, and nothing that Payload itself writes', () => {
  const values = {
    password: 'p',
    apiKey: 'k',
    file: {},
    id: '1',
    updatedAt: 'now',
    _status: 'draft',
    name: 'n',
  }
  expect(findChanges({}, values)).toEqual([{ path: 'name', base: null, value: 'n' }])
})

test('puts the changes into what stands there by now, and leaves the other fields', () => {
  const changes = findChanges(
    { title: { ja: '前', en: null }, page: '1' },
    { title: { ja: '前', en: 'Mine' }, page: '2' },
  )
  expect(applyChanges({ title: { ja: '別の人', en: null }, page: '1', line: 3 }, changes)).toEqual({
    values: { title: { ja: '別の人', en: 'Mine' }, page: '2', line: 3 },
    overwritten: [],
    isIdle: false,
  })
})

test('says which fields somebody else has changed meanwhile', () => {
  const changes = findChanges({ page: '1', line: 1 }, { page: '2', line: 2 })
  expect(applyChanges({ page: '9', line: 1 }, changes)).toMatchObject({
    values: { page: '2', line: 2 },
    overwritten: ['page'],
  })
})

test('has nothing to do where the same was saved meanwhile', () => {
  const changes = findChanges({ page: '1' }, { page: '2' })
  expect(applyChanges({ page: '2' }, changes)).toMatchObject({ overwritten: [], isIdle: true })
})
