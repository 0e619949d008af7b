/**
 * FNV-1a with a last mix for the low bits (http://www.isthe.com/chongo/tech/comp/fnv/): a number below 2³² that tells texts apart where
 * nobody looks for two of the same.
 */
export function shortHash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 0
}
