import { tagAlphabet, tagLength, type Tag } from '../../content/tag.ts'

export const untranslated = { ja: null, en: null } as const

/** The id of a document, in the form that SQLite's rows have: a UUID. */
export function idOf(kind: keyof typeof kinds, book: number, number = 0): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')
  return `${hex(book, 8)}-0000-4000-8${hex(kinds[kind], 3)}-${hex(number, 12)}`
}

const kinds = { book: 1, news: 2, material: 3, excerpt: 4, erratum: 5 }

/** The tag of the n-th erratum of the site: each number below 32⁵ has one of its own, and neighbours look unlike. */
export function tagOf(number: number): Tag {
  const all = tagAlphabet.length ** tagLength
  if (number >= all) throw new RangeError(`There are ${all} tags, none for number ${number}.`)
  // An odd factor and a power of two have no common divisor, so that no two numbers meet.
  let rest = Number((BigInt(number) * 22_695_477n + 7_654_321n) % BigInt(all))
  let tag = ''
  for (let digit = 0; digit < tagLength; digit += 1) {
    tag += tagAlphabet[rest % tagAlphabet.length]
    rest = Math.floor(rest / tagAlphabet.length)
  }
  return tag
}
