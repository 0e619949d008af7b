import { z } from 'zod'

/**
 * Crockford's base 32: without I, L, O and U, so that a tag is not misread from paper.
 * https://www.crockford.com/base32.html
 */
export const tagAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const tagLength = 5

/** The permanent public id of an erratum, the same in every language: `7K2QD`. */
export const Tag = z.string().regex(new RegExp(`^[${tagAlphabet}]{${tagLength}}$`))
export type Tag = z.infer<typeof Tag>

/** Makes a tag from at least five random bytes: five bits of each, so every tag is equally likely. */
export function createTag(randomBytes: Uint8Array): Tag {
  if (randomBytes.length < tagLength)
    throw new RangeError(`A tag needs ${tagLength} random bytes, not ${randomBytes.length}.`)
  return Array.from(randomBytes.subarray(0, tagLength), (byte) => tagAlphabet[byte & 31]).join('')
}
