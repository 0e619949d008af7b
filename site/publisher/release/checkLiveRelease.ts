import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { toMessage } from '../../../system/toMessage.ts'
import { findLinkDamage, findOwnDamage, findTreeDamage, type Damage, type Pace } from './findDamage.ts'
import { manifestName, readCurrent, readManifest, type ReleaseManifest } from './releaseManifest.ts'

/** One thing that is compared with the list at a time. `key` is the same as long as it should hold the same bytes. */
type Item = { key: string; find: (live: ReleaseManifest, pace: Pace) => Promise<Damage[]> }

/**
 * Reads all files of the live release once, slowly, and calls `onDamage` with what is not as its list says: a disk may fail, and
 * somebody may change a file. Nothing else looks at the bytes of a file after it was published. Another round names the same damage
 * until a release without it is live. Never more than a piece of one file is in memory.
 */
export async function checkLiveRelease({
  siteDir,
  signal,
  onDamage,
  bytesPerSecond,
}: {
  siteDir: string
  signal: AbortSignal
  onDamage: (damage: Damage) => void | Promise<void>
  bytesPerSecond: number
}): Promise<void> {
  const pace = createPace({ bytesPerSecond, signal })
  const readLive = createLiveReader(siteDir)
  const first = await readLive()
  if (first === null) return
  if ('damage' in first) return onDamage(first.damage)
  // A release that becomes live in between shares most of its trees and files with this one: the round goes on with those.
  for (const { key, find } of listItems(siteDir, first.manifest).values()) {
    signal.throwIfAborted()
    const live = await readLive()
    if (live === null || 'damage' in live || !live.items.has(key)) continue
    const damage = await find(live.manifest, pace)
    if (damage.length === 0) continue
    // What no live release needs any more may be removed while it is read.
    const now = await readLive()
    const isLive =
      now !== null && !('damage' in now) && now.items.has(key) && now.manifest.id === live.manifest.id
    if (isLive) for (const one of damage) await onDamage(one)
  }
}

type Live = { manifest: ReleaseManifest; items: ReadonlyMap<string, Item> } | { damage: Damage }

/** Reads the live release's list once for each release. */
function createLiveReader(siteDir: string): () => Promise<Live | null> {
  let last: { id: string; live: Live } | null = null
  return async () => {
    const id = await readCurrent(siteDir)
    if (id === null) return null
    if (last?.id === id) return last.live
    const live = await readManifest(join(siteDir, 'releases', id), { expectWhole: true }).then(
      (manifest): Live => ({ manifest, items: listItems(siteDir, manifest) }),
      (error: unknown): Live => ({ damage: { path: manifestName, problem: toMessage(error) } }),
    )
    // A damaged list may be mended by a copy from elsewhere.
    last = 'damage' in live ? null : { id, live }
    return live
  }
}

function listItems(siteDir: string, { id, files, mounts }: ReleaseManifest): Map<string, Item> {
  const trees = new Set(mounts.map(({ tree }) => tree))
  const items: Item[] = [
    { key: `the links of ${id}`, find: (live) => findLinkDamage(siteDir, live) },
    ...files.map((file) => ({
      key: `${file.sha256} ${file.path}`,
      find: (manifest: ReleaseManifest, pace: Pace) => findOwnDamage({ siteDir, manifest, file, pace }),
    })),
    ...[...trees].map((tree) => ({
      key: tree,
      find: (_live: ReleaseManifest, pace: Pace) => findTreeDamage({ siteDir, tree, pace }),
    })),
  ]
  return new Map(items.map((item) => [item.key, item]))
}

/** Waits as long as reading so many bytes may take, in steps that a timer can keep. */
function createPace({ bytesPerSecond, signal }: { bytesPerSecond: number; signal: AbortSignal }): Pace {
  let debtMs = 0
  return async (bytes) => {
    debtMs += (bytes / bytesPerSecond) * 1000
    if (debtMs < 20) return
    const waitMs = debtMs
    debtMs = 0
    await sleep(waitMs, undefined, { signal })
  }
}
