import { expect, test } from 'vitest'
import {
  clearTexts,
  dropOldTexts,
  dropText,
  findTexts,
  keepText,
  keptLimits,
  type KeptText,
  type TextStorage,
} from '../../../../cms/components/unsaved/keptTexts.ts'

/** localStorage, which Node doesn't have: what it does is defined by the Web Storage specification. */
function openStorage(room = Infinity): TextStorage & { size: () => number } {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException('No room.', 'QuotaExceededError')
      items.set(key, value)
    },
    removeItem: (key) => void items.delete(key),
    size: () => items.size,
  }
}

const place = { user: 'mariko', document: 'errata/1' }
const text = (owner: string, typedAt: string, body: unknown = owner): KeptText => ({
  owner,
  typedAt,
  basedOn: null,
  hadFile: false,
  body,
})

test('finds what was kept of a document, the newest first, and nothing of another or of somebody else', () => {
  const storage = openStorage()
  keepText(storage, place, text('one', '2026-11-25T10:00:00Z'))
  keepText(storage, place, text('two', '2026-11-25T11:00:00Z'))
  keepText(storage, { ...place, document: 'errata/12' }, text('three', '2026-11-25T12:00:00Z'))
  keepText(storage, { ...place, user: 'taro' }, text('four', '2026-11-25T12:00:00Z'))
  expect(findTexts(storage, place).map(({ owner }) => owner)).toEqual(['two', 'one'])
})

test('holds one text for each open form, and drops it when it is saved', () => {
  const storage = openStorage()
  keepText(storage, place, text('one', '2026-11-25T10:00:00Z', 'before'))
  keepText(storage, place, text('one', '2026-11-25T10:01:00Z', 'after'))
  expect(findTexts(storage, place).map(({ body }) => body)).toEqual(['after'])
  dropText(storage, place, 'one')
  expect(findTexts(storage, place)).toEqual([])
})

test('clears a user at log-out, and leaves the others and what is not ours', () => {
  const storage = openStorage()
  storage.setItem('theme', 'dark')
  keepText(storage, place, text('one', '2026-11-25T10:00:00Z'))
  keepText(storage, { ...place, user: 'taro' }, text('two', '2026-11-25T10:00:00Z'))
  clearTexts(storage, 'mariko')
  expect(storage.size()).toBe(2)
  expect(findTexts(storage, { ...place, user: 'taro' })).toHaveLength(1)
})

test('drops what is older than two weeks, and what cannot be read', () => {
  const storage = openStorage()
  keepText(storage, place, text('old', '2026-11-10T10:00:00Z'))
  keepText(storage, place, text('new', '2026-11-20T10:00:00Z'))
  storage.setItem('okuzuke-unsaved|mariko|errata/1|broken', '{')
  dropOldTexts(storage, new Date('2026-11-25T10:00:00Z'))
  expect(findTexts(storage, place).map(({ owner }) => owner)).toEqual(['new'])
  expect(storage.size()).toBe(1)
})

test('says so when a text is too large or the browser has no room, and keeps no outdated half of it', () => {
  const storage = openStorage(500)
  expect(keepText(storage, place, text('one', '2026-11-25T10:00:00Z', 'short'))).toBe(true)
  expect(keepText(storage, place, text('one', '2026-11-25T10:00:00Z', 'x'.repeat(600)))).toBe(false)
  expect(storage.size()).toBe(0)
  const large = 'x'.repeat(keptLimits.characters)
  expect(keepText(openStorage(), place, text('one', '2026-11-25T10:00:00Z', large))).toBe(false)
})

test('lets the oldest go where all of them together are too much', () => {
  const storage = openStorage()
  const body = 'x'.repeat(keptLimits.characters - 1000)
  for (const hour of ['10', '11', '12', '13'])
    keepText(storage, place, text(hour, `2026-11-25T${hour}:00:00Z`, body))
  expect(findTexts(storage, place).map(({ owner }) => owner)).toEqual(['13', '12', '11'])
})
