import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

type Entry =
  | 'scripts/site.ts'
  | 'scripts/errata.ts'
  | 'scripts/leadOn.ts'
  | 'scripts/chooseLanguage.ts'
  | 'scripts/search.ts'
  | 'styles/site.css'
  | 'styles/search.css'

/** One file for readers, from a script or style sheet of this folder and what it imports. The same sources give the same bytes. */
export function bundle(entry: Entry): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    // What Safari 16.4, Firefox 115 and Chromium 111 can read; style sheets are left as they are written.
    ...(entry.endsWith('.css') ? {} : { target: 'es2022' }),
    logLevel: 'silent',
    // Not a tsconfig.json that lies somewhere above: this one counts, wherever the process was started.
    tsconfigRaw: {},
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error(`Nothing was made of site/assets/${entry}.`)
  return file.contents
}
