import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

/**
 * The flow of the house: cms → content ← site (CONTRIBUTING.md). Each room of the repository with the rooms that it knows;
 * bench and tests know all of them.
 */
const house = {
  content: [],
  system: [],
  cms: ['content', 'system'],
  site: ['content', 'system'],
  start: ['system'],
}

/**
 * The same for the rooms of `cms`. Its root holds words, rows and settings for all of them, and the composition, which knows all.
 */
const cms = {
  doors: [],
  pictures: [],
  access: [],
  'rich-text': [],
  'panel-language': ['fields'],
  database: [],
  fields: ['access', 'rich-text'],
  audit: ['access', 'database', 'doors', 'fields'],
  mail: ['access', 'audit', 'database', 'doors', 'fields', 'publishing'],
  snapshot: ['database', 'fields', 'rich-text'],
  publishing: ['access', 'audit', 'database', 'fields', 'snapshot'],
  serving: [],
  write: ['database', 'rich-text'],
  references: ['access', 'database', 'fields', 'publishing', 'rich-text', 'write'],
  hooks: ['access', 'database', 'doors', 'fields', 'publishing', 'references', 'rich-text'],
  'log-in': ['access', 'audit', 'database', 'doors', 'hooks'],
  collections: [
    'access',
    'database',
    'doors',
    'fields',
    'hooks',
    'log-in',
    'pictures',
    'publishing',
    'references',
  ],
  globals: ['access', 'collections', 'fields', 'hooks'],
  import: ['access', 'collections', 'database', 'fields', 'hooks', 'write'],
  'book-file': ['database', 'pictures', 'rich-text', 'snapshot', 'write'],
  demo: ['database', 'write'],
  components: [
    'access',
    'audit',
    'collections',
    'fields',
    'hooks',
    'import',
    'log-in',
    'mail',
    'publishing',
    'references',
    'rich-text',
    'snapshot',
  ],
  backup: ['database'],
  commands: ['audit', 'backup', 'book-file', 'database', 'demo', 'import', 'mail'],
  app: ['components', 'database', 'doors', 'hooks', 'publishing'],
}
const composition = ['buildCmsConfig.ts', 'payload.config.ts', 'startCms.ts', 'startChores.ts']
const mayCompose = ['commands']

const pureRoomsOfSite = [
  'assets',
  'changes',
  'components',
  'feeds',
  'i18n',
  'math',
  'page-models',
  'pages',
  'preview',
  'rendering',
]

const cmsPackages = [
  'payload',
  'payload/*',
  '@payloadcms/*',
  'next',
  'next/*',
  'react',
  'react-dom',
  'react/*',
]
const sitePackages = ['@11ty/*', 'preact', 'preact/*', 'preact-render-to-string']

const storePackages = ['@aws-sdk/*', '@smithy/*']

const refuse = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: patterns.flat() }] })
const otherThan = (known, all) => Object.keys(all).filter((room) => !known.includes(room))
const escape = (text) => text.replaceAll('.', '\\.')

/** Relative imports that go up and then into one of `rooms`: `../../site/headers.ts`. */
const into = (rooms, message) =>
  rooms.length === 0 ? [] : [{ regex: `^(?:\\.\\./)+(?:${rooms.map(escape).join('|')})(?:/|$)`, message }]
const packages = (group, message) => [{ group, message }]

const acrossTheHouse = (room) => [
  ...into(
    otherThan([room, ...house[room]], { ...house, bench: [], migrations: [], tests: [] }),
    `${room} knows ${['itself alone', ...house[room]].join(', ')}.`,
  ),
  ...(room === 'cms' ? [] : packages(cmsPackages, `${room} knows nothing of Payload, Next and React.`)),
  ...(room === 'site' ? [] : packages(sitePackages, `${room} knows nothing of Eleventy and Preact.`)),
  ...(room === 'content' ? packages(['node:*'], 'content is pure TypeScript.') : []),
]
const noStore = packages(storePackages, 'site/publisher/store alone knows the client of the object store.')

const roomsOfTheHouse = Object.keys(house).map((room) => ({
  files: [`${room}/**`],
  rules: refuse(acrossTheHouse(room), noStore),
}))

const roomsOfCms = Object.entries(cms).map(([room, known]) => ({
  files: [`cms/${room}/**`],
  rules: refuse(
    acrossTheHouse('cms'),
    into(otherThan([room, ...known], cms), `cms/${room} knows of cms: ${known.join(', ') || 'nothing'}.`),
    mayCompose.includes(room)
      ? []
      : into(composition, 'The configuration knows the rooms, not the rooms it.'),
  ),
}))

const roomsOfSite = [
  {
    files: pureRoomsOfSite.map((room) => `site/${room}/**`),
    rules: refuse(
      acrossTheHouse('site'),
      into(['system', 'publisher', 'server'], 'What renders is pure: it knows content, and no process.'),
    ),
  },
  {
    files: ['site/server/**'],
    rules: refuse(
      acrossTheHouse('site'),
      into([...pureRoomsOfSite, 'renderSite.ts'], 'The server gives out files and renders nothing.'),
      {
        regex: '/publisher/(?!release/releaseManifest\\.ts$)',
        message: 'The server takes the manifest of a release alone.',
      },
    ),
  },
  {
    files: ['site/publisher/store/**'],
    rules: refuse(
      acrossTheHouse('site'),
      into([...pureRoomsOfSite, 'renderSite.ts'], 'The store puts files and renders nothing.'),
      {
        regex: '^(?:\\.\\./)+(?:fetch|lease)/|/server/(?!headers\\.ts$)|/release/(?!releaseManifest\\.ts$)',
        message: 'The store knows the manifest of a release and the headers that readers get.',
      },
    ),
  },
]

const pure = 'Reading a page is pure: it knows content alone.'
const readingOfPages = [
  { files: ['cms/import/support-page/*.ts'], up: '^\\.\\./' },
  { files: ['cms/import/support-page/*/**'], up: '^\\.\\./\\.\\./\\.\\./' },
].map(({ files, up }) => ({
  files,
  rules: refuse({ regex: `${up}(?!(?:\\.\\./)*content/)`, message: pure }, packages(cmsPackages, pure)),
}))

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'cms/.next',
      'cms/app/(payload)/admin/importMap.js',
      'cms/payload-types.ts',
      'cms/next-env.d.ts',
      'migrations',
      'data',
      '.data*',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
    },
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Under verbatimModuleSyntax `import { type A } from` still loads the module; `import type { A } from` does not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/no-cycle': 'error',
      'import-x/no-self-import': 'error',
    },
  },
  // start.cjs must be readable by any Node, however old.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  ...roomsOfTheHouse,
  ...roomsOfCms,
  ...roomsOfSite,
  ...readingOfPages,
)
