import tseslint from 'typescript-eslint'

const noImport = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })
const towards = (room, why) => ({ group: [`**/${room}/**`], message: why })

/** The flow of the house, held by the linter: cms → content ← site (CONTRIBUTING.md). */
export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'cms/.next',
      'cms/app/(payload)',
      'cms/payload-types.ts',
      'cms/next-env.d.ts',
      'migrations',
      'data',
      '.data*',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  // start.cjs is read by any Node there ever was.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['content/**'],
    rules: noImport([
      towards('cms', 'content is the contract: it knows neither Payload …'),
      towards('site', '… nor Eleventy.'),
      towards('settings', 'content is pure: settings come in as arguments.'),
      { group: ['payload', '@payloadcms/*', '@11ty/*', 'node:*'], message: 'content is pure TypeScript.' },
    ]),
  },
  {
    files: ['site/**'],
    rules: noImport([
      towards('cms', 'The site reads the CMS over HTTP, through the types of content.'),
      {
        group: ['payload', '@payloadcms/*', 'react', 'next/*'],
        message: 'The site knows nothing of Payload.',
      },
    ]),
  },
  {
    files: ['cms/**'],
    rules: noImport([towards('site', 'The CMS never imports the site: it hands over a snapshot.')]),
  },
)
