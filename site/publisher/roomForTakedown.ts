import type { Bilingual } from '../../content/locale.ts'
import type { ContentProblem, SiteChange } from '../../content/publishing.ts'
import { giveUpSpareRoom, keepSpareRoom } from '../../system/spareRoom.ts'
import { toMessage } from '../../system/toMessage.ts'
import { isRemoval } from './books/changedBooks.ts'
import { isFullDisk } from './describeFailure.ts'
import { emptyWorkDir } from './lease/holdLease.ts'
import type { MadeRelease } from './makeRelease.ts'
import { PagesWithdrawnError } from './pagesWithdrawnError.ts'
import type { Publication } from './publication.ts'
import { withdrawPages } from './withdrawPages.ts'

type Options = {
  make: () => Promise<MadeRelease>
  publication: Publication
  workDir: string
  changes: readonly SiteChange[]
  log: (line: string) => void
}

/**
 * Makes a release; where the disk is full and something was taken down, gives up one thing after another until there is room: the
 * earlier releases, the room that is kept for this, and at last the pages themselves, which are then made anew. Throws
 * PagesWithdrawnError where these can't be made: readers don't have them for now.
 */
export async function makeDespiteFullDisk(options: Options): Promise<MadeRelease> {
  const { make, changes } = options
  try {
    return await make()
  } catch (error) {
    if (!isFullDisk(error) || !changes.some(isRemoval)) throw error
    const made = (await makeWithRoom(options)) ?? (await makeInsteadOfPages(options))
    return { ...made, problems: [takenDownAlone, ...made.problems] }
  }
}

/** Null: there is still no room. */
async function makeWithRoom({ make, publication, workDir, log }: Options): Promise<MadeRelease | null> {
  const ways: [what: string, giveUp: () => Promise<boolean>][] = [
    ['the earlier releases go', () => removeEarlierReleases({ publication, workDir })],
    ['the room that is kept for this is used', async () => giveUpSpareRoom(publication.siteDir)],
  ]
  for (const [what, giveUp] of ways) {
    await emptyWorkDir(workDir)
    if (!(await giveUp())) continue
    log(`The disk is full, and something was taken down: ${what}.`)
    try {
      return await make()
    } catch (error) {
      if (!isFullDisk(error)) throw error
    }
  }
  return null
}

async function makeInsteadOfPages({
  make,
  publication,
  workDir,
  changes,
  log,
}: Options): Promise<MadeRelease> {
  await emptyWorkDir(workDir)
  const titles = await withdrawPages({ publication, workDir, changes })
  if (titles !== null)
    log('The disk is full, and something was taken down: its pages are taken off the site, and made anew.')
  try {
    return await make()
  } catch (cause) {
    if (titles === null || !isFullDisk(cause)) throw cause
    throw new PagesWithdrawnError({ titles, cause })
  }
}

/** Removes all releases but the live one, and what earlier builds without room have left. */
async function removeEarlierReleases({
  publication: { steps, held },
  workDir,
}: Pick<Options, 'publication' | 'workDir'>): Promise<true> {
  const records = [...held.records.values()]
  const also = {
    trees: new Set(records.map(({ tree }) => tree)),
    assets: new Set(records.flatMap(({ assets }) => assets.map(({ path }) => path))),
  }
  await steps.pruneReleases({ workDir, keep: 1, also })
  return true
}

const message: Bilingual = {
  ja: 'ディスクの空きがありません。取り下げたものはサイトから消えましたが、ほかの変更は、管理者がディスクの空きを作るまで公開できません。',
  en:
    'The disk is full. What was taken down is gone from the site; nothing else can be published until an administrator ' +
    'makes room on the disk.',
}
const takenDownAlone: ContentProblem = { severity: 'warning', message, document: null }

/** Keeps room for the next takedown, where the disk has it. Never throws: a site without that room is as good as before. */
export async function keepRoomForTakedowns({
  publication: { siteDir, spareBytes },
  log,
}: {
  publication: Pick<Publication, 'siteDir' | 'spareBytes'>
  log: (line: string) => void
}): Promise<void> {
  if (spareBytes === 0) return
  try {
    if (await keepSpareRoom({ folder: siteDir, bytes: spareBytes })) return
    log(`The disk of ${siteDir} is nearly full: there is no room to keep for takedowns. Make room.`)
  } catch (error) {
    log(`No room could be kept for takedowns: ${toMessage(error)}`)
  }
}
