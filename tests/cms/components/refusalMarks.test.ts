import type { FormState } from 'payload'
import { expect, it } from 'vitest'
import {
  clearMarks,
  findRefused,
  hasMarks,
  keepMarks,
  setMarks,
} from '../../../cms/components/refusals/marks.ts'

const field = (value: unknown, more: object = {}) => ({ value, initialValue: null, valid: true, ...more })
const red = (message: string) => ({ valid: false, errorMessage: message })

const form = (): FormState => ({
  title: field('', red('required')),
  slug: field('taken', red('This name is taken.')),
  links: field(1, { errorPaths: [] }),
  'links.0.url': field('bad', red('No link.')),
})
const redPaths = (fields: FormState) =>
  Object.entries(fields).flatMap(([path, { valid }]) => (valid === false ? [path] : []))

it('finds what the server refused, and not what was red before', () => {
  const before = form()
  const after = { ...before, slug: field('taken', red('This name is taken.')) }
  expect(findRefused(before, after)).toEqual([{ path: 'slug', message: 'This name is taken.' }])
})

it('marks the fields of a refused draft and the rows above them, and no other', () => {
  const marked = setMarks(form(), [{ path: 'links.0.url', message: 'No link.' }], { ofDraft: true })
  expect(redPaths(marked)).toEqual(['links.0.url'])
  expect(marked.links?.errorPaths).toEqual(['links.0.url'])
})

it('keeps the marks of a draft when the form is validated, and what publishing would ask for stays unmarked', () => {
  const sent = setMarks(form(), [{ path: 'slug', message: 'This name is taken.' }], { ofDraft: true })
  const checked = { ...form(), slug: field('taken') }
  const kept = keepMarks(sent, checked)
  expect(redPaths(kept)).toEqual(['slug'])
  expect(kept.slug?.errorMessage).toBe('This name is taken.')
  expect(keepMarks(kept, checked)).toEqual(kept)
})

it('keeps of a refused publish what only a save can find; the rest is as the form finds it now', () => {
  const refused = [
    { path: 'title', message: 'required' },
    { path: 'slug', message: 'This name is taken.' },
  ]
  const sent = setMarks(form(), refused, { ofDraft: false })
  const checked = { ...form(), slug: field('taken'), 'links.0.url': field('https://example.org/') }
  const kept = keepMarks(sent, checked)
  expect(redPaths(kept)).toEqual(['title', 'slug'])
  const mended = keepMarks(kept, { ...checked, title: field('A title') })
  expect(redPaths(mended)).toEqual(['slug'])
})

it('takes the mark from a field that was changed, and from the rows above it', () => {
  const marked = setMarks(
    form(),
    [
      { path: 'slug', message: 'This name is taken.' },
      { path: 'links.0.url', message: 'No link.' },
    ],
    { ofDraft: true },
  )
  const cleared = clearMarks(marked, (path) => path === 'links.0.url')
  expect(redPaths(cleared)).toEqual(['slug'])
  expect(cleared.links?.errorPaths).toEqual([])
  expect(hasMarks(cleared)).toBe(true)
  expect(hasMarks(clearMarks(cleared, () => true))).toBe(false)
})
