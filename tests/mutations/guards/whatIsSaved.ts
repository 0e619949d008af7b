import type { Mutation } from '../mutation.ts'

const database = { project: 'cms', tests: ['tests/cms/database/database.test.ts'] } as const
const tags = { project: 'cms', tests: ['tests/cms/collections/tag.test.ts'] } as const
const purpose = { project: 'cms', tests: ['tests/cms/publishing/onPurpose.test.ts'] } as const
const outbox = { project: 'cms', tests: ['tests/cms/publishing/siteChanges.test.ts'] } as const
const endpoints = { project: 'cms', tests: ['tests/cms/publishing/publishingEndpoints.test.ts'] } as const

/** Saves, the outbox, tags, what is in use: nothing is lost, and nothing happens by accident. */
export const whatIsSaved: readonly Mutation[] = [
  {
    name: 'a save is no transaction',
    file: 'cms/database/sqliteWriter.ts',
    from: "await connection.$client.execute('BEGIN IMMEDIATE')",
    to: "await connection.$client.execute('SELECT 1')",
    ...database,
    testName: 'a save is whole or not there',
  },
  {
    name: 'a save is not flushed to the disk (synchronous)',
    file: 'cms/database/sqliteWriter.ts',
    from: "'PRAGMA synchronous = FULL'",
    to: "'PRAGMA synchronous = OFF'",
    project: 'cms',
    tests: ['tests/cms/database/sqliteFile.test.ts'],
  },
  {
    name: 'a full disk stops an editor’s takedown',
    file: 'cms/app/roomForTakedown.ts',
    from: 'return giveUpSpareRoom(settingsOf({ config }).siteDir)',
    to: 'return giveUpSpareRoom(settingsOf({ config }).mediaDir)',
    project: 'faults',
    tests: ['tests/faults/takedownOnFullDisk.test.ts'],
  },
  {
    name: 'the outbox is written outside of the save’s transaction',
    file: 'cms/publishing/writeSiteChange.ts',
    from: '    req,\n    returning: false,',
    to: '    returning: false,',
    ...outbox,
    testName: 'rolled back',
  },
  {
    name: 'an unpublish is not in the outbox',
    file: 'cms/publishing/recordSiteChange.ts',
    from: 'if (change) await writeSiteChange({ slug, document: String(doc.id), change, before, after, req })',
    to: "if (change && change.operation !== 'unpublish') await writeSiteChange({ slug, document: String(doc.id), change, before, after, req })",
    ...outbox,
  },
  {
    name: 'a report takes all changes off the list',
    file: 'cms/publishing/recordRelease.ts',
    from: 'const changes = await findReportedChanges({ req, ids: new Set(report.changes) })',
    to: "const { docs } = await req.payload.db.find({ collection: 'site-changes', pagination: false, req })\n  const changes = await findReportedChanges({ req, ids: new Set(docs.map(({ id }) => String(id))) })",
    ...endpoints,
  },
  {
    name: 'a failed build counts as live',
    file: 'cms/publishing/recordRelease.ts',
    from: "report.outcome === 'live' ? changes",
    to: 'report.outcome !== undefined ? changes',
    ...endpoints,
  },
  {
    name: 'an outdated save overwrites (412)',
    file: 'cms/hooks/contentHooks.ts',
    from: '      refuseOutdatedSave,\n      checkDrafts',
    to: '      checkDrafts',
    project: 'cms',
    tests: ['tests/cms/hooks/refuseOutdatedSave.test.ts'],
  },
  {
    name: 'a doubtful publish is not asked about (422)',
    file: 'cms/publishing/askAboutDoubts.ts',
    from: '  if (doubts.length > 0) throw new DoubtfulPublish({ document: { ...originalDoc, ...data }, doubts, req })\n  return data\n}\n\n/** The same for a global. */',
    to: '  void doubts\n  return data\n}\n\n/** The same for a global. */',
    ...purpose,
  },
  {
    name: 'a version is restored as published',
    file: 'cms/publishing/restoreAsDraft.ts',
    from: '        draft: true,\n        depth: 0,\n        req,\n      })\n      return answer(req, restored)',
    to: '        draft: false,\n        depth: 0,\n        req,\n      })\n      return answer(req, restored)',
    ...purpose,
  },
  {
    name: 'one language is published alone',
    file: 'cms/publishing/publishedOnPurpose.ts',
    from: '  if (publishSpecificLocale) refuseOneLanguage(req)\n',
    to: '  void publishSpecificLocale\n',
    ...purpose,
  },
  {
    name: 'what is in use is deleted (409)',
    file: 'cms/references/keepWhatIsUsed.ts',
    from: '    refuseWhereUsed({ slug, references: await findKeepers({ slug, id, req }), req })',
    to: '    void (await findKeepers({ slug, id, req }))',
    project: 'cms',
    tests: ['tests/cms/references/inUse.test.ts'],
  },
  {
    name: 'what is in use goes to the trash (409)',
    file: 'cms/references/keepWhatIsUsed.ts',
    from: '      refuseWhereUsed({ slug, references, req })\n',
    to: '      void references\n',
    project: 'cms',
    tests: ['tests/cms/references/inUse.test.ts'],
  },
  {
    name: 'an erratum that readers saw is deleted',
    file: 'cms/collections/errata/keepReadersErrata.ts',
    from: 'if (row && wasPublic(row)) refuse(req, row.tag, req.context.deletedWithBook !== undefined)',
    to: 'void row',
    ...tags,
  },
  {
    name: 'an erratum that readers saw is thrown away',
    file: 'cms/collections/errata/keepReadersErrata.ts',
    from: '  if (row && wasPublic(row)) refuse(req, row.tag)\n',
    to: '  void row\n',
    project: 'cms',
    tests: ['tests/cms/references/wholeBook.test.ts'],
  },
  {
    name: 'an unpublished erratum forgets that readers saw it',
    file: 'cms/collections/errata/keepReadersErrata.ts',
    from: "data?._status === 'published' || (operation === 'update' && originalDoc?.everPublished === true)",
    to: "data?._status === 'published' || (operation === 'none' && originalDoc?.everPublished === true)",
    ...tags,
  },
  {
    name: 'a tag is changed',
    file: 'cms/collections/errata/tagField.ts',
    from: '  if (value === undefined || value === null || value === stored) return value',
    to: '  if (stored !== path) return value',
    ...tags,
  },
  {
    name: 'a tag is given twice',
    file: 'cms/collections/errata/drawTag.ts',
    from: 'if (!(await isTaken(tag))) return tag',
    to: 'if (!(await isTaken(tag)) || draw === 0) return tag',
    ...tags,
  },
  {
    name: 'an address that readers know is forgotten',
    file: 'cms/hooks/contentHooks.ts',
    from: '      keepFormerSlugs,\n',
    to: '',
    project: 'cms',
    tests: ['tests/cms/hooks/keepFormerSlugs.test.ts'],
  },
]
