import { createTag, tagLength, type Tag } from '../../../content/tag.ts'

/** The most draws: with a million errata one tag in 33 is taken, so that many in a row mean a broken random source. */
const mostDraws = 100

// Tags that this process gave to saves which may not be committed yet: no query can see them.
const reservedTags = new Set<Tag>()

/** Draws a free tag: neither stored nor reserved by a save that is not committed yet. */
export async function drawTag({
  randomBytes,
  isTaken,
}: {
  randomBytes: (size: number) => Uint8Array
  isTaken: (tag: Tag) => Promise<boolean>
}): Promise<Tag> {
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const tag = createTag(randomBytes(tagLength))
    if (reservedTags.has(tag)) continue
    reservedTags.add(tag)
    if (!(await isTaken(tag))) return tag
  }
  throw new Error(
    `No free tag was found in ${mostDraws} draws. The system's source of random numbers gives the same ones again and again.`,
  )
}
