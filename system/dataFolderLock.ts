import { join } from 'node:path'

/** The lock of whoever runs on a data folder (takeMachineLock). Not start.lock: earlier versions kept a text under that name. */
export function dataFolderLock(dataDir: string): string {
  return join(dataDir, 'running.lock')
}
