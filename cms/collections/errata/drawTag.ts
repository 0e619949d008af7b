import { makeTag, tagLength, type Tag } from '../../../content/tag.ts'

/** How often a tag is drawn before the source of randomness must be broken: with a million errata, one draw in 33 is taken. */
const mostDraws = 100

// What this process gave to saves that may not be committed yet, and which no query can see.
const given = new Set<Tag>()

/** Draws a tag that is nobody else's: neither stored nor given to a save that is still on its way. */
export async function drawTag({
  randomBytes,
  isTaken,
}: {
  randomBytes: (size: number) => Uint8Array
  isTaken: (tag: Tag) => Promise<boolean>
}): Promise<Tag> {
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const tag = makeTag(randomBytes(tagLength))
    if (given.has(tag)) continue
    given.add(tag)
    if (!(await isTaken(tag))) return tag
  }
  throw new Error(
    `No free tag was found in ${mostDraws} draws. The system's source of random numbers gives the same ones again and again.`,
  )
}
