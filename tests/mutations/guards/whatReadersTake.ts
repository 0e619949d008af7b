import type { Mutation } from '../mutation.ts'

const csv = { project: 'unit', tests: ['tests/site/feeds/errataCsv.test.ts'] } as const
const tex = { project: 'unit', tests: ['tests/site/feeds/errataTex.test.ts'] } as const
const server = { project: 'site', tests: ['tests/site/server/serve.test.ts'] } as const

/** The files that readers take along and other programs open: nothing in them runs there. */
export const whatReadersTake: readonly Mutation[] = [
  {
    name: 'a spreadsheet runs a text (CSV)',
    file: 'site/feeds/csv.ts',
    from: '/^[=+\\-@\\t\\r＝＋－＠]/.test(words) || ',
    to: '',
    ...csv,
  },
  {
    name: 'a text ends its cell (CSV)',
    file: 'site/feeds/csv.ts',
    from: '`"${words.replaceAll(\'"\', \'""\')}"`',
    to: '`"${words}"`',
    ...csv,
  },
  {
    name: 'a formula runs a command that is on no list (TeX)',
    file: 'site/feeds/tex/toLatex.ts',
    from: '  if (commandsOfTwo.has(name))\n    return token + readOption(reader, context, name) + readArguments(reader, context, 2)\n  return refuse()\n',
    to: '  if (commandsOfTwo.has(name))\n    return token + readOption(reader, context, name) + readArguments(reader, context, 2)\n  return token\n',
    ...tex,
  },
  {
    name: 'a formula writes a sign by its number (TeX)',
    file: 'site/feeds/tex/toLatex.ts',
    from: "  if (latex.includes('^^')) return null\n",
    to: '',
    ...tex,
  },
  {
    name: 'the words of a formula run a command (TeX)',
    file: 'site/feeds/tex/toLatex.ts',
    from: '      ? token + readText(reader, context)\n      : refuse()',
    to: '      ? token + readText(reader, context)\n      : token',
    ...tex,
  },
  {
    name: 'chemistry runs a command (TeX)',
    file: 'site/feeds/tex/toLatex.ts',
    from: 'signCommands.has(token.slice(1)) ? reader.take() : refuse()',
    to: 'signCommands.size > 0 ? reader.take() : refuse()',
    ...tex,
  },
  {
    name: 'a formula begins any environment (TeX)',
    file: 'site/feeds/tex/toLatex.ts',
    from: '!innerEnvironments.has(name) || ',
    to: '',
    ...tex,
  },
  {
    name: 'a macro of a book defines TeX’s own machinery anew',
    file: 'site/feeds/tex/bookMacros.ts',
    from: ' || machinery.has(name.slice(1))',
    to: '',
    ...tex,
  },
  {
    name: 'a text runs a command (TeX)',
    file: 'site/feeds/tex/escapeTex.ts',
    from: "  '\\\\': '\\\\textbackslash{}',\n",
    to: '',
    ...tex,
  },
  {
    name: 'a text begins a comment (TeX)',
    file: 'site/feeds/tex/escapeTex.ts',
    from: "  '%': '\\\\%',\n",
    to: '',
    ...tex,
  },
  {
    name: 'an address begins a comment (TeX)',
    file: 'site/feeds/tex/escapeTex.ts',
    from: '/[%#&]/g',
    to: '/[#&]/g',
    ...tex,
  },
  {
    name: 'scripts of other sites read pages (CORS)',
    file: 'site/server/headers.ts',
    from: 'return openFiles.test(path) ?',
    to: 'return openFiles.test(path) || path.length >= 0 ?',
    ...server,
  },
]
