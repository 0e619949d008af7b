import { toMessage } from '../../../system/toMessage.ts'
import type { RenderedFile, SearchBundle } from '../../renderedSite.ts'
import type { UnitRecord } from './bookRecord.ts'
import type { UnitPlace } from './renderUnits.ts'
import { toRecorded } from './unitRecords.ts'

/**
 * Makes the index of a unit. Where none can be made, the pages go live without: the unit has no files, not even earlier ones, which may
 * show what was taken down, and a key that no unit has.
 */
export async function indexUnit({
  unit,
  bundle,
  place: { indexSearch, log },
}: {
  unit: UnitRecord
  bundle: SearchBundle
  place: Pick<UnitPlace, 'indexSearch' | 'log'>
}): Promise<{ unit: UnitRecord; files: RenderedFile[] }> {
  try {
    const files = await indexSearch(bundle)
    return { unit: { ...unit, files: files.map(toRecorded) }, files }
  } catch (error) {
    log(`No index could be made of ${bundle.folder}: ${toMessage(error)}`)
    return { unit: { ...unit, key: '' }, files: [] }
  }
}

/** Whether a unit lacks its index. */
export function lacksIndex({ key }: Pick<UnitRecord, 'key'>): boolean {
  return key === ''
}
