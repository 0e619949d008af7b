import { describe, expect, it } from 'vitest'
import {
  appliesToCopy,
  copyKey,
  findListedCopy,
  isKnownPrinting,
  listCopies,
  readCopyKey,
  type Copy,
} from '../../content/copies.ts'
import type { Erratum } from '../../content/erratum.ts'

type Copies = Pick<Erratum, 'status' | 'printings' | 'appliesTo' | 'ebookCorrectedOn'>

const inNothing: Copies = { status: 'confirmed', printings: null, appliesTo: 'all', ebookCorrectedOn: null }
const inPrintings = (printings: string, more: Partial<Copies> = {}): Copies => ({
  ...inNothing,
  printings,
  ...more,
})
const printing = (number: number): Copy => ({ kind: 'printing', number })
const ebook: Copy = { kind: 'ebook' }

describe('appliesToCopy', () => {
  it('answers for a printing by the set, the open end of a set included', () => {
    const answers = (set: string) => [1, 2, 3, 4, 99].map((n) => appliesToCopy(inPrintings(set), printing(n)))
    expect(answers('1-3')).toEqual(['yes', 'yes', 'yes', 'no', 'no'])
    expect(answers('2-')).toEqual(['no', 'yes', 'yes', 'yes', 'yes'])
    expect(answers('1,3-')).toEqual(['yes', 'no', 'yes', 'yes', 'yes'])
  })

  it('does not know a printing where no set is given, and takes an error of the e-book out of all printings', () => {
    expect(appliesToCopy(inNothing, printing(1))).toBe('unknown')
    expect(appliesToCopy({ ...inNothing, appliesTo: 'paper' }, printing(1))).toBe('unknown')
    expect(appliesToCopy(inPrintings('1-', { appliesTo: 'ebook' }), printing(1))).toBe('no')
  })

  it.each<[string, Copies, string]>([
    ['is said to be in the e-book alone', { ...inNothing, appliesTo: 'ebook' }, 'yes'],
    ['is said to be on paper alone', inPrintings('1-', { appliesTo: 'paper' }), 'no'],
    ['is in all printings', inPrintings('1-'), 'yes'],
    ['is in some printings', inPrintings('1-3'), 'unknown'],
    ['came with a later printing', inPrintings('2-'), 'unknown'],
    ['is nowhere said to be', inNothing, 'unknown'],
    ['is mended in the e-book', { ...inNothing, appliesTo: 'ebook', ebookCorrectedOn: '2025-02-01' }, 'no'],
    ['is mended there, and not on paper', inPrintings('1-', { ebookCorrectedOn: '2025-02-01' }), 'no'],
  ])('answers for the e-book what %s', (_what, erratum, answer) => {
    expect(appliesToCopy(erratum, ebook)).toBe(answer)
  })

  it('says no for what is no error, and asks an unconfirmed one as any other', () => {
    for (const status of ['rejected', 'withdrawn'] as const)
      for (const copy of [printing(1), ebook])
        expect(appliesToCopy(inPrintings('1-', { status }), copy)).toBe('no')
    expect(appliesToCopy(inPrintings('1-', { status: 'unconfirmed' }), printing(1))).toBe('yes')
  })
})

describe('listCopies', () => {
  const book = { printings: [], ebookIsbn: null, links: [] }
  const ofRecord = (...numbers: number[]) =>
    numbers.map((number) => ({ number, date: null, note: { ja: null, en: null } }))
  const keys = (...given: Parameters<typeof listCopies>) => listCopies(...given).map(copyKey)

  it('is empty where nothing is known, whatever the record says', () => {
    const withAll = { ...book, printings: ofRecord(1, 2), ebookIsbn: '9784000000000' }
    expect(listCopies({ book: withAll, errata: [inNothing] })).toEqual([])
    expect(listCopies({ book: withAll, errata: [] })).toEqual([])
    expect(listCopies({ book: withAll, errata: [inPrintings('1-', { status: 'rejected' })] })).toEqual([])
  })

  it('has every printing from the first to the last of the record or that an erratum speaks of', () => {
    expect(keys({ book, errata: [inPrintings('1-3')] })).toEqual(['1', '2', '3', '4'])
    expect(keys({ book, errata: [inPrintings('2-')] })).toEqual(['1', '2'])
    expect(keys({ book: { ...book, printings: ofRecord(1, 3) }, errata: [inPrintings('1')] })).toEqual([
      '1',
      '2',
      '3',
    ])
  })

  it('has the e-book where there is one and an erratum answers for it', () => {
    const link = { kind: 'ebook' as const, label: { ja: null, en: null }, url: 'https://example.com/' }
    expect(keys({ book, errata: [inPrintings('1-')] })).toEqual(['1'])
    expect(keys({ book: { ...book, links: [link] }, errata: [inPrintings('1-')] })).toEqual(['1', 'ebook'])
    expect(keys({ book: { ...book, ebookIsbn: '9784000000000' }, errata: [inPrintings('1-2')] })).toEqual([
      '1',
      '2',
      '3',
    ])
    expect(keys({ book, errata: [{ ...inNothing, ebookCorrectedOn: '2025-02-01' }] })).toEqual(['ebook'])
    expect(keys({ book, errata: [{ ...inNothing, appliesTo: 'paper' }] })).toEqual(['ebook'])
  })

  it('has the printings of the record where errors of the e-book alone are told apart', () => {
    const errata: Copies[] = [inNothing, { ...inNothing, appliesTo: 'ebook' }]
    expect(keys({ book: { ...book, printings: ofRecord(2, 1) }, errata })).toEqual(['1', '2', 'ebook'])
    expect(keys({ book, errata })).toEqual(['ebook'])
  })

  it('has of many printings those of the record and those at which an answer changes, so that none between differs', () => {
    const errata = [inPrintings('1-3'), inPrintings('57'), inPrintings('2-999')]
    const copies = listCopies({ book: { ...book, printings: ofRecord(70) }, errata })
    expect(copies.map(copyKey)).toEqual(['1', '2', '4', '57', '58', '70'])
    const answers = (number: number) => errata.map((erratum) => appliesToCopy(erratum, printing(number)))
    for (let number = 1; number <= 100; number += 1) {
      const listed = findListedCopy(copies, printing(number)) ?? ebook
      expect(answers(number)).toEqual(errata.map((erratum) => appliesToCopy(erratum, listed)))
    }
  })
})

describe('findListedCopy', () => {
  it('takes a later printing as the last, and finds nothing where the list has no such kind', () => {
    const list = [printing(1), printing(2), ebook]
    expect(findListedCopy(list, printing(99))).toEqual(printing(2))
    expect(findListedCopy(list, ebook)).toEqual(ebook)
    expect(findListedCopy([ebook], printing(1))).toBeNull()
    expect(findListedCopy([printing(2)], printing(1))).toBeNull()
    expect(findListedCopy([printing(1)], ebook)).toBeNull()
  })
})

describe('readCopyKey', () => {
  it.each(['3', '３', ' 3 ', '第3刷', '第３刷', '3刷', '3rd', '3RD', '03'])(
    'reads %j as the 3rd printing',
    (text) => {
      expect(readCopyKey(text)).toEqual(printing(3))
    },
  )

  it('reads other names of copies', () => {
    expect(readCopyKey('初刷')).toEqual(printing(1))
    expect(readCopyKey('99')).toEqual(printing(99))
    for (const text of ['ebook', 'e-book', 'EBook', '電子書籍']) expect(readCopyKey(text)).toEqual(ebook)
  })

  it.each(['', '0', '-1', 'abc', '3x', '1000', '1-3', '3.5', '第刷', '３版'])('takes %j for none', (text) => {
    expect(readCopyKey(text)).toBeNull()
  })

  it('reads back what copyKey writes', () => {
    for (const copy of [printing(1), printing(999), ebook]) expect(readCopyKey(copyKey(copy))).toEqual(copy)
  })
})

describe('isKnownPrinting', () => {
  const ofRecord = (...numbers: number[]) => ({
    printings: numbers.map((number) => ({ number, date: null, note: { ja: null, en: null } })),
  })
  const answers = (book: ReturnType<typeof ofRecord>, ...errata: Copies[]) =>
    [1, 2, 3, 4, 5].filter((number) => isKnownPrinting(number, { book, errata }))

  it('is true of those of the record, of those with an error, and of all before them', () => {
    expect(answers(ofRecord(1, 3))).toEqual([1, 2, 3])
    expect(answers(ofRecord(1), inPrintings('3-4'))).toEqual([1, 2, 3, 4])
    expect(answers(ofRecord(), inPrintings('2-'))).toEqual([1, 2])
  })

  it('is false of one that is named only as the one with the correction', () => {
    expect(answers(ofRecord(1, 2), inPrintings('1-2'))).toEqual([1, 2])
    expect(answers(ofRecord(), inPrintings('1'))).toEqual([1])
    expect(answers(ofRecord(), inNothing)).toEqual([1])
  })

  it('asks nothing of errors of the e-book alone and of what is no error', () => {
    const others = [inPrintings('1-4', { appliesTo: 'ebook' }), inPrintings('1-4', { status: 'withdrawn' })]
    expect(answers(ofRecord(1), ...others)).toEqual([1])
  })
})
