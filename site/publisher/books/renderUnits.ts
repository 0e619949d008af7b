import { join } from 'node:path'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { LongFile, RenderContext, RenderedFile, SearchBundle } from '../../renderedSite.ts'
import type { UnitRecord } from './bookRecord.ts'
import { collectSources, type SourceCollector } from './collectSources.ts'
import type { PreviousLongFile } from './longFile.ts'
import { indexUnit, lacksIndex } from './indexUnit.ts'
import { filesToLink, readUnit } from './unitRecords.ts'

/** The units of the last build, and the folder that has their files; none where it can't be relied on. */
export type PreviousUnits = { units: readonly UnitRecord[]; folder: string } | null

/** What rendering needs of the machine. */
export type UnitPlace = {
  workDir: string
  storeAssets: (assets: readonly RenderedFile[]) => Promise<void>
  /** Makes the files of an index. */
  indexSearch: (bundle: SearchBundle) => Promise<RenderedFile[]>
  /** Whether an index that could not be made before is tried again: in a build that nobody waits for. */
  retriesIndexes: boolean
  log: (line: string) => void
  signal: AbortSignal
}

type Context = Pick<RenderContext, 'deadLinks' | 'previousKeys' | 'previousPieces' | 'emit'>

export type RenderedUnits<Result> = {
  result: Result
  units: UnitRecord[]
  deadLinks: readonly string[]
  collector: SourceCollector
}

/**
 * Renders units and collects their files; those whose key is the previous one are taken from there. Which links of editors lead nowhere
 * is known only when the pages are there: then they are rendered once more, with the words of those links alone.
 */
export async function renderUnits<Result>({
  render,
  previous,
  deadLinks: firstDeadLinks,
  findDeadLinks,
  place,
}: {
  render: (context: Context) => Promise<Result>
  previous: PreviousUnits
  deadLinks: readonly string[]
  findDeadLinks: (result: Result, units: readonly UnitRecord[]) => string[]
  place: UnitPlace
}): Promise<RenderedUnits<Result>> {
  let deadLinks = firstDeadLinks
  for (;;) {
    const rendered = await renderOnce({ render, previous, deadLinks, place })
    const dead = findDeadLinks(rendered.result, rendered.units)
    if (dead.join('\n') === deadLinks.join('\n')) return { ...rendered, deadLinks }
    await rendered.collector.discard()
    deadLinks = dead
  }
}

async function renderOnce<Result>({
  render,
  previous,
  deadLinks,
  place,
}: {
  render: (context: Context) => Promise<Result>
  previous: PreviousUnits
  deadLinks: readonly string[]
  place: UnitPlace
}) {
  const { workDir, storeAssets, signal } = place
  const previousUnits = new Map(previous?.units.map((unit) => [unit.name, unit]))
  const longFileOf = (unit: UnitRecord | undefined, path: string): PreviousLongFile => {
    const record = unit?.longFiles?.find((file) => file.path === path)
    return record === undefined || previous === null ? null : { record, from: join(previous.folder, path) }
  }
  const collector = collectSources({ workDir })
  const units: UnitRecord[] = []
  // An index is made by a process of its own, while what comes next is rendered. One at a time, so that few records are in memory.
  let lastIndex: Promise<void> = Promise.resolve()
  const index = async (unit: UnitRecord, bundle: SearchBundle): Promise<void> => {
    const indexed = await indexUnit({ unit, bundle, place })
    await collector.add(indexed.files, indexed.unit.files)
    units.push(indexed.unit)
  }
  // Each is flushed to the disk, and meanwhile what comes next is rendered: the files of one unit at a time.
  let lastLongFiles: Promise<void> = Promise.resolve()
  const addLongFiles = async (unit: UnitRecord, files: readonly LongFile[]): Promise<void> => {
    const before = previousUnits.get(unit.name)
    const added = new Map<LongFile, Awaited<ReturnType<typeof collector.addLong>>>()
    await forEachOf(files, async (file) => {
      added.set(file, await collector.addLong(file, longFileOf(before, file.paths[0])))
    })
    const inOrder = files.flatMap((file) => added.get(file) ?? [])
    units.push({
      ...{ ...unit, files: [...unit.files, ...inOrder.flatMap((one) => one.files)] },
      longFiles: inOrder.map(({ record }) => record),
    })
  }
  try {
    const result = await render({
      deadLinks: new Set(deadLinks),
      previousKeys: new Map([...previousUnits].map(([name, { key }]) => [name, key])),
      previousPieces: (name, path) => {
        const pieces = longFileOf(previousUnits.get(name), path)?.record.pieces ?? []
        return new Map(
          pieces.flatMap(({ key, notes }) => (notes === undefined ? [] : [[key, notes] as const])),
        )
      },
      emit: async ({ name, key, rendered }) => {
        signal.throwIfAborted()
        if (rendered === null) {
          const unit = previousUnits.get(name)
          if (unit === undefined || previous === null)
            throw new Error(`The unit "${name}" was taken for unchanged, and no build had it before.`)
          units.push(unit)
          collector.link(filesToLink(unit, previous.folder))
          return
        }
        const unit = readUnit({ name, key, rendered })
        if (rendered.search !== undefined) {
          const before = previousUnits.get(name)
          if (before !== undefined && lacksIndex(before) && !place.retriesIndexes) {
            units.push(before)
            return
          }
          await lastIndex
          lastIndex = index(unit, rendered.search())
          lastIndex.catch(() => undefined) // Whoever awaits it gets the error.
          return
        }
        await storeAssets(rendered.assets)
        await collector.add(rendered.files, unit.files)
        await lastLongFiles
        lastLongFiles = addLongFiles(unit, rendered.longFiles ?? [])
        lastLongFiles.catch(() => undefined) // Whoever awaits it gets the error.
      },
    })
    await Promise.all([lastIndex, lastLongFiles])
    return { result, units, collector }
  } catch (error) {
    await Promise.allSettled([lastIndex, lastLongFiles])
    await collector.discard()
    throw error
  }
}
