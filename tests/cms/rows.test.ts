import { describe, expect, it } from 'vitest'
import { quotation, storedPlace, toLocator } from '../../cms/rows.ts'

describe('a quotation in a row', () => {
  it('keeps its white space, without the empty lines around it', () => {
    expect(quotation('\n    if x < 0:\r\n        return -x  \n\n')).toBe('    if x < 0:\n        return -x')
    expect(quotation('  \n ')).toBeNull()
  })
})

describe('the place of an erratum in a row', () => {
  const row = {
    page: ' 37 ',
    line: 7,
    lineFrom: 'bottom',
    item: { kind: 'figure', label: '', part: { ja: '左図', en: null } },
  }

  it('is read with its item in both languages', () => {
    expect(toLocator(row)).toEqual({
      page: '37',
      section: null,
      line: 7,
      lineTo: null,
      lineFrom: 'bottom',
      item: { kind: 'figure', label: null, part: { ja: '左図', en: null } },
    })
  })

  it('is empty where nothing is written, an item without a kind too', () => {
    expect(toLocator({ item: { kind: null, label: '1.2' } })).toEqual({
      page: null,
      section: null,
      line: null,
      lineTo: null,
      lineFrom: 'top',
      item: null,
    })
  })

  it('keeps an item of an unknown kind for the contract to refuse, and leaves it out of what is described', () => {
    const old = { ...row, item: { kind: 'plate', label: '3' } }
    expect(storedPlace(old).item).toEqual({ kind: 'plate', label: '3', part: { ja: null, en: null } })
    expect(toLocator(old).item).toBeNull()
  })
})
