import { close, createIndex } from 'pagefind'
import { NoAnswerError, within } from './within.ts'

/** A record as Pagefind takes it: `content` is what it finds, and `url` what it gives back. */
export type IndexedRecord = { url: string; content: string }
/** A file of an index: its path in the index's folder. */
export type IndexFile = { path: string; content: Uint8Array }

/** Makes indexes in a process of its own. */
export type PagefindService = {
  /**
   * Makes an index of each list of records, side by side: all files that Pagefind gives for it, its own scripts too. Throws where one
   * fails, or all of them take longer than `patienceMs`.
   */
  index: (
    lists: readonly (readonly IndexedRecord[])[],
    options: { patienceMs: number },
  ) => Promise<IndexFile[][]>
  close: () => Promise<void>
}

/**
 * Pagefind's process is started with the first index and ends when nothing was asked of it for `idleMs`, or when this process ends. It is
 * started anew where it failed at once; where it hangs, or fails again, it is left alone for `restMs`, and every index fails without
 * a wait: what is published waits for it once, and not for each book. What one call asks for is made before what the next one does, and
 * one service may be open in a process: the package has one for all.
 */
export function createPagefindService({
  idleMs = 1_000,
  restMs = 60_000,
}: { idleMs?: number; restMs?: number } = {}): PagefindService {
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let restsUntil = 0
  const stop = async () => {
    clearTimeout(idle)
    await close()
  }
  const makeOnce = async (lists: Lists, until: number): Promise<IndexFile[][]> => {
    clearTimeout(idle)
    try {
      const indexes = await within(until - performance.now(), Promise.all(lists.map(makeIndex)))
      idle = setTimeout(() => void close(), idleMs).unref()
      return indexes
    } catch (error) {
      // It may hang, or be in the middle of something.
      await stop()
      throw error
    }
  }
  const make = async (lists: Lists, patienceMs: number): Promise<IndexFile[][]> => {
    if (performance.now() < restsUntil)
      throw new Error('Pagefind failed a short while ago, and is left alone for now.')
    const until = performance.now() + patienceMs
    try {
      return await makeOnce(lists, until).catch((error: unknown) => {
        if (error instanceof NoAnswerError) throw error
        return makeOnce(lists, until)
      })
    } catch (error) {
      restsUntil = performance.now() + restMs
      throw error
    }
  }
  return {
    index: (lists, { patienceMs }) => {
      const made = last.then(() => make(lists, patienceMs))
      last = made.catch(() => undefined) // Whoever asked gets the error.
      return made
    },
    close: stop,
  }
}

type Lists = Parameters<PagefindService['index']>[0]

/** As many records share a file of what results show. A file for each would be a thousand files of 300 bytes. */
const recordsOfFragment = 16

// The words are cut already (content/searchWords.ts): in no language (BCP 47) Pagefind neither cuts nor stems them.
const language = 'und'

async function makeIndex(records: readonly IndexedRecord[]): Promise<IndexFile[]> {
  const maxFragments = Math.max(1, Math.ceil(records.length / recordsOfFragment))
  const { index, errors } = await createIndex({ forceLanguage: language, maxFragments })
  if (index === undefined) throw new Error(`Pagefind made no index: ${errors.join(' ')}`)
  const added = await Promise.all(records.map((record) => index.addCustomRecord({ ...record, language })))
  expectNone(added.flatMap((one) => one.errors))
  const given = await index.getFiles()
  expectNone(given.errors)
  // Not where it failed: then its process ends, and asking would start another one.
  await index.deleteIndex()
  return given.files
}

function expectNone(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind refused a record: ${errors.join(' ')}`)
}
