import type { Mutation } from '../mutation.ts'

const identifiers = { project: 'unit', tests: ['tests/content/identifiers.test.ts'] } as const
const latex = { project: 'unit', tests: ['tests/content/latex.test.ts'] } as const
const uploads = { project: 'cms', tests: ['tests/cms/collections/media.test.ts'] } as const

/** Links, slugs, formulas, files: what is refused when it comes in. */
export const whatEnters: readonly Mutation[] = [
  {
    name: 'javascript: is a safe scheme',
    file: 'content/link.ts',
    from: "'mailto:'])",
    to: "'mailto:', 'javascript:'])",
    ...identifiers,
  },
  {
    name: 'a data: address is a safe link',
    file: 'content/link.ts',
    from: 'if (!schemes.has(url.protocol)) return false',
    to: "if (url.protocol === 'data:') return true\n  if (!schemes.has(url.protocol)) return false",
    ...identifiers,
  },
  {
    name: 'a link holds a password',
    file: 'content/link.ts',
    from: "url.hostname !== '' && url.username === '' && url.password === ''",
    to: "url.hostname !== ''",
    ...identifiers,
  },
  {
    name: 'a slug is a device of Windows',
    file: 'content/slug.ts',
    from: '    !deviceNames.test(text) &&\n',
    to: '',
    ...identifiers,
  },
  {
    name: 'a slug climbs out of its folder',
    file: 'content/slug.ts',
    from: '/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)',
    to: '/[a-z0-9]/.test(text)',
    ...identifiers,
  },
  {
    name: 'LaTeX links and loads pictures',
    file: 'content/latex.ts',
    from: '      throw new ForbiddenCommand(context.command)\n',
    to: '      return true\n',
    ...latex,
  },
  {
    name: 'LaTeX sets any class',
    file: 'content/latex.ts',
    from: ' && context.class === allowedClass',
    to: " && context.class !== ''",
    ...latex,
  },
  {
    name: 'a macro of a book links and loads pictures',
    file: 'content/macros.ts',
    from: 'list.filter(({ body }) => findForbiddenCommand(body) === null)',
    to: "list.filter(({ body }) => body !== '')",
    project: 'unit',
    tests: ['tests/content/macros.test.ts'],
  },
  {
    name: 'LaTeX moves out of its line',
    file: 'content/forbiddenCommands.ts',
    from: '(?:(raisebox)|label',
    to: '(?:(raiseboxes)|label',
    ...latex,
  },
  {
    name: 'a formula has no longest length',
    file: 'content/latex.ts',
    from: 'maxLength: 2000',
    to: 'maxLength: 200_000',
    ...latex,
  },
  {
    name: 'a formula has no deepest nesting',
    file: 'content/latex.ts',
    from: 'maxDepth: 50',
    to: 'maxDepth: 50_000',
    ...latex,
  },
  {
    name: 'macros expand without end',
    file: 'content/latex.ts',
    from: 'maxExpand: 100,',
    to: 'maxExpand: 1_000_000,',
    ...latex,
  },
  {
    name: 'an upload is what its name says',
    file: 'cms/collections/media/uploadTypes.ts',
    from: '?? null\n}',
    to: '?? signatures[0] ?? null\n}',
    ...uploads,
  },
  {
    name: 'a picture under the name of a page is kept',
    file: 'cms/collections/media/checkUpload.ts',
    from: '!type.extensions.includes(extensionOf(file.name))',
    to: "type.extensions.includes('none')",
    ...uploads,
  },
  {
    name: 'a picture holds a script',
    file: 'cms/collections/media/checkUpload.ts',
    from: "type.mimeType !== 'application/pdf' && looksLikeMarkup(bytes)",
    to: "type.mimeType === 'text/html' && looksLikeMarkup(bytes)",
    ...uploads,
  },
  {
    name: 'an upload has any size',
    file: 'cms/collections/media/checkUpload.ts',
    from: 'Math.max(file.size, bytes.length) > uploadMaxBytes',
    to: 'Math.max(file.size, bytes.length) > 100 * uploadMaxBytes',
    ...uploads,
  },
  {
    name: 'an upload keeps any name',
    file: 'cms/collections/media/checkUpload.ts',
    from: 'file.name = toSafeFilename(file.name)',
    to: 'file.name = toSafeFilename(file.name) && file.name',
    ...uploads,
  },
]
