import type { Mutation } from '../mutation.ts'

const parts = { project: 'cms', tests: ['tests/cms/snapshot/collectParts.test.ts'] } as const
const lease = { project: 'cms', tests: ['tests/cms/publishing/lease.test.ts'] } as const
const fsync = { project: 'faults', tests: ['tests/faults/publisherFsync.test.ts'] } as const
const fetching = { project: 'publisher', tests: ['tests/site/publisher/fetch/fetch.test.ts'] } as const
const trouble = { project: 'publisher', tests: ['tests/site/publisher/bookTrouble.test.ts'] } as const
const release = { project: 'publisher', tests: ['tests/site/publisher/release/release.test.ts'] } as const

/** From what is published to the live release: nothing else gets in, nothing is lost, and the switch is one step. */
export const whatGoesLive: readonly Mutation[] = [
  {
    name: 'the snapshot holds drafts',
    file: 'cms/snapshot/readPublished.ts',
    from: "if (hasDrafts(configOf(slug))) and.push({ _status: { equals: 'published' } })",
    to: 'void hasDrafts',
    ...parts,
  },
  {
    name: 'the snapshot holds the trash',
    file: 'cms/snapshot/readPublished.ts',
    from: 'if (configOf(slug).trash) and.push({ deletedAt: { exists: false } })',
    to: '',
    ...parts,
  },
  {
    name: 'a draft is reached through a relationship',
    file: 'cms/snapshot/readPublished.ts',
    from: "(!hasDrafts(configOf(slug)) || _status === 'published') && !deletedAt",
    to: "(!hasDrafts(configOf(slug)) || _status !== '') && !deletedAt",
    ...parts,
  },
  {
    name: 'settings that are a draft are used',
    file: 'cms/snapshot/readPublished.ts',
    from: "!hasDrafts(config) || row._status === 'published'",
    to: "!hasDrafts(config) || row._status !== ''",
    ...parts,
  },
  {
    name: 'a part that lost documents is taken',
    file: 'content/snapshot.ts',
    from: 'if (received !== counted)',
    to: 'if (received > counted)',
    ...fetching,
  },
  {
    name: 'half of a picture is taken',
    file: 'site/publisher/fetch/fetchMedia.ts',
    from: 'if (body.length !== variant.bytes)',
    to: 'if (body.length > variant.bytes)',
    ...fetching,
  },
  {
    name: 'the publisher’s key goes wherever the CMS sends it',
    file: 'site/publisher/fetch/askCms.ts',
    from: "redirect: 'manual'",
    to: "redirect: 'follow'",
    ...fetching,
  },
  {
    name: 'the switch takes `current` away for a moment',
    file: 'site/publisher/release/switchRelease.ts',
    from: "  await rename(pointer, join(siteDir, 'current'))",
    to: "  await (await import('node:fs/promises')).rm(join(siteDir, 'current'), { force: true })\n  await rename(pointer, join(siteDir, 'current'))",
    ...fsync,
  },
  {
    name: 'a written file is not flushed to the disk',
    file: 'site/publisher/release/writeFiles.ts',
    from: '    await handle.sync()\n',
    to: '',
    ...fsync,
  },
  {
    name: 'the folders of a release are not flushed to the disk',
    file: 'site/publisher/release/switchRelease.ts',
    from: '...built.folders, ...',
    to: '...',
    ...fsync,
  },
  {
    name: 'the name of a release is not flushed before the link to it',
    file: 'site/publisher/release/switchRelease.ts',
    from: '  await syncPath(releases)\n',
    to: '',
    ...fsync,
  },
  {
    name: 'the link to the live release is not flushed',
    file: 'site/publisher/release/switchRelease.ts',
    from: '  await syncPath(siteDir)\n',
    to: '',
    ...fsync,
  },
  {
    name: 'an earlier holder of the folder’s lease goes on',
    file: 'site/publisher/lease/takeLease.ts',
    from: '  await removeEarlierFolders(building, number)\n',
    to: '  void removeEarlierFolders\n',
    project: 'faults',
    tests: ['tests/faults/publisherLease.test.ts'],
    testName: 'slept past its lease',
  },
  {
    name: 'an earlier holder of the database’s lease reports',
    file: 'cms/publishing/refuseOldLease.ts',
    from: 'if (number === lease) return null',
    to: 'if (number >= lease) return null',
    ...lease,
  },
  {
    name: 'a lease is taken from a holder that lives',
    file: 'cms/publishing/changeLease.ts',
    from: 'over.number === row.number && over.beat === row.beat',
    to: 'over.number === row.number',
    ...lease,
  },
  {
    name: 'a takedown waits with the rest of its book',
    file: 'site/publisher/books/accountForChanges.ts',
    from: "    if (isRemoval(change)) return judgement.isHeld(change) ? 'held' : 'done'\n",
    to: '    void isRemoval\n',
    ...trouble,
    testName: 'loses what was taken down, though the rest of it is refused',
  },
  {
    name: 'what was taken down stays in a book that is refused',
    file: 'site/publisher/books/withoutRemoved.ts',
    from: 'const remaining = published(part.errata)',
    to: 'const remaining = part.errata',
    ...trouble,
  },
  {
    name: 'a release is made again of the same bytes',
    file: 'site/publisher/release/buildRelease.ts',
    from: 'live.version === 2 && live.digest === digest && leads(live)',
    to: 'live.version === 2 && live.digest !== digest && leads(live)',
    ...release,
  },
  {
    name: 'a release holds a file outside of it',
    file: 'site/publisher/release/sources.ts',
    from: 'if (!isPlainPath(path))',
    to: 'if (!isPlainPath(path) && what === undefined)',
    ...release,
  },
  {
    name: 'the live release is pruned',
    file: 'site/publisher/release/pruneReleases.ts',
    from: '.filter((id) => id !== current)',
    to: ".filter((id) => id !== '')",
    project: 'publisher',
    tests: ['tests/site/publisher/release/pruneReleases.test.ts'],
  },
  {
    name: 'a link to nothing stays a link',
    file: 'site/page-models/texts.ts',
    from: 'links && !isDead(segment.url)',
    to: 'links',
    project: 'unit',
    tests: ['tests/site/rendering/editorLinks.test.ts'],
  },
  {
    name: 'a link of the program’s own to nothing goes live',
    file: 'site/publisher/release/findLinkProblems.ts',
    from: '? null : `${from} "${href}" leads to nothing`',
    to: '? null : null',
    project: 'publisher',
    tests: ['tests/site/publisher/release/checks.test.ts'],
  },
]
