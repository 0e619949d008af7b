/** No process, no server, no database, no browser: seconds, so that they can run at each change. */
const unit = [
  'tests/content',
  'tests/system',
  'tests/repository',
  'tests/site/assets',
  'tests/site/changes',
  'tests/site/components',
  'tests/site/feeds',
  'tests/site/i18n',
  'tests/site/math',
  'tests/site/page-models',
  'tests/site/pages',
  'tests/site/preview',
  'tests/site/rendering',
  'tests/cms/components',
  'tests/cms/doors',
  'tests/cms/import/support-page',
  'tests/cms/rich-text',
  'tests/cms/publishing/findDoubts.test.ts',
]

/** Each run of the tests (a project of Vitest's) with its folders, or single files, which go before a folder of another run. */
export const runs = {
  unit,
  site: ['tests/site'],
  // Lists of 600 and 1,200 errata, indexes of the search, pictures, paper, and every page looked at by axe take as long as the
  // publisher's builds.
  publisher: [
    'tests/site/publisher',
    'tests/site/preview/previewPictures.test.ts',
    'tests/browser/accessibility.test.ts',
    'tests/browser/print.test.ts',
    'tests/browser/search.test.ts',
    'tests/browser/errataParts.test.ts',
    'tests/browser/findErratumInParts.test.ts',
  ],
  browser: ['tests/browser'],
  engines: ['tests/engines'],
  tex: ['tests/tex'],
  cms: ['tests/cms'],
  security: ['tests/security'],
  start: ['tests/start', 'tests/system/machineLock.test.ts'],
  e2e: ['tests/e2e'],
  panel: ['tests/panel', 'tests/e2e/errataList.test.ts', 'tests/start/administrator.test.ts'],
  commands: ['tests/commands'],
  dev: ['tests/dev'],
  faults: [
    'tests/faults',
    // Every collection in every way: half a minute each.
    'tests/security/strangers.test.ts',
    'tests/security/malformedQueries.test.ts',
    'tests/site/publisher/sameBytes.test.ts',
    'tests/site/publisher/release/killed.test.ts',
    'tests/site/publisher/release/unchangedFiles.test.ts',
    'tests/site/rendering/sameBytes.test.ts',
    'tests/site/publisher/lease/takeSiteLease.test.ts',
  ],
} as const satisfies Record<string, readonly string[]>

export type Run = keyof typeof runs

/** The globs of a run, and of what lies below its folders and is another run's. */
export function globsOf(run: Run): { include: string[]; exclude: string[] } {
  const own: readonly string[] = runs[run]
  const others = Object.values(runs as Record<Run, readonly string[]>)
    .filter((folders) => folders !== own)
    .flat()
  const inner = others.filter((other) => own.some((folder) => other.startsWith(`${folder}/`)))
  return { include: own.map(toGlob), exclude: inner.map(toGlob) }
}

function toGlob(path: string): string {
  return path.endsWith('.ts') ? path : `${path}/**/*.test.{ts,tsx}`
}
