import type { Publication } from '../publication.ts'
import type { Damage } from '../release/findDamage.ts'

/** Notes what the slow check of the live release found, so that the next build makes it anew. */
export function noteDamage({
  publication: { held, damagedPaths, mediaStore },
  damage,
  log,
}: {
  publication: Pick<Publication, 'held' | 'damagedPaths' | 'mediaStore'>
  damage: Damage
  log: (line: string) => void
}): void {
  const isNoted = 'tree' in damage ? held.damagedTrees.has(damage.tree) : damagedPaths.has(damage.path)
  if (isNoted) return
  log(`The live site is damaged: ${damage.problem} It is made anew.`)
  // A tree has an upload as a second name of the file that is kept, and what is damaged there is damaged here.
  mediaStore.distrust()
  if ('tree' in damage) return held.distrustTree(damage.tree)
  damagedPaths.add(damage.path)
  // An asset is written when a page that loads it is rendered.
  const user = [...held.records.values()].find(({ assets }) =>
    assets.some(({ path }) => path === damage.path),
  )
  if (user !== undefined) held.distrustTree(user.tree)
}
