import { describe, expect, it } from 'vitest'
import { describeContentsLabel } from '../../content/contentsLabel.ts'

const english = (label: string) => describeContentsLabel(label).en

describe('a label of the contents', () => {
  it('is in Japanese as the book prints it', () => {
    for (const label of ['第1章', '第 ２ 部', '1.2', '付録A', '第一章', 'Chapter 1'])
      expect(describeContentsLabel(label).ja).toEqual({ words: label, lang: null })
  })

  it('is in English words where Japanese ones number a part of a book', () => {
    const words = ['第1章', '第12章', '第Ⅱ部', '第２部', '第 3 章', '第2.3節', '付録A', '補遺1'].map(english)
    expect(words.map((word) => word.words)).toEqual([
      'Chapter 1',
      'Chapter 12',
      'Part II',
      'Part 2',
      'Chapter 3',
      'Section 2.3',
      'Appendix A',
      'Appendix 1',
    ])
    expect(words.every(({ lang }) => lang === null)).toBe(true)
  })

  it('stands as it is otherwise, and is marked where it is Japanese', () => {
    expect(english('1.2')).toEqual({ words: '1.2', lang: null })
    expect(english('Appendix A')).toEqual({ words: 'Appendix A', lang: null })
    expect(english('第一章')).toEqual({ words: '第一章', lang: 'ja' })
    expect(english('コラム3')).toEqual({ words: 'コラム3', lang: 'ja' })
    expect(english('第1章と第2章')).toEqual({ words: '第1章と第2章', lang: 'ja' })
  })
})
