import { z } from 'zod'

/** Crockford's base 32: no I, L, O, U, so that a tag read aloud or from paper is not mistaken. https://www.crockford.com/base32.html */
export const tagAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const tagLength = 5

/** The permanent public id of an erratum, the same in every language: `7K2QD`. */
export const Tag = z.string().regex(new RegExp(`^[${tagAlphabet}]{${tagLength}}$`))
export type Tag = z.infer<typeof Tag>

/** Makes a tag from random bytes, five at least; each gives five evenly spread bits. */
export function makeTag(randomBytes: Uint8Array): Tag {
  if (randomBytes.length < tagLength)
    throw new RangeError(`A tag needs ${tagLength} random bytes, not ${randomBytes.length}.`)
  return Array.from(randomBytes.subarray(0, tagLength), (byte) => tagAlphabet[byte & 31]).join('')
}
