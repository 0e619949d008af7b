/**
 * Crockford's base 32: without I, L, O and U, so that a tag is not misread from paper.
 * https://www.crockford.com/base32.html
 */
export const tagAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const tagLength = 5

/** The permanent public id of an erratum, the same in every language: `7K2QD`. Its schema is in primitives.ts. */
export type Tag = string

/** A tag as it is stored and printed. Scripts of readers' pages import this file, so zod is not in it. */
export const tagPattern = new RegExp(`^[${tagAlphabet}]{${tagLength}}$`)

/** Makes a tag from at least five random bytes: five bits of each, so every tag is equally likely. */
export function createTag(randomBytes: Uint8Array): Tag {
  if (randomBytes.length < tagLength)
    throw new RangeError(`A tag needs ${tagLength} random bytes, not ${randomBytes.length}.`)
  return Array.from(randomBytes.subarray(0, tagLength), (byte) => tagAlphabet[byte & 31]).join('')
}

/**
 * Reads a tag as somebody types it from paper: with or without `#`, in any case and width, with O for 0 and I or L for 1; hyphens and
 * spaces mean nothing (Crockford). Null where that is no tag.
 */
export function readTag(typed: string): Tag | null {
  const tag = typed
    .normalize('NFKC')
    .trim()
    .replace(/^#/, '')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return tagPattern.test(tag) ? tag : null
}
