import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { remember } from '../../content/remember.ts'

const require = createRequire(import.meta.url)

/** A font of Fontsource's: its package, and the end of its files' names. `lighter`: how much heavier it is than others of its weight. */
export type PackagedFont = { name: string; style: string; lighter?: number }

/** One family, cut into files that have some characters each. */
export type FontFiles = {
  /** The paths of the files that may have a character: the ranges of some overlap. */
  filesOf: (codePoint: number) => string[]
}

/**
 * Reads which file of a Fontsource package (https://fontsource.org) has which characters. Those named for a script come before the
 * numbered ones, which have the rest.
 */
export function openFontFiles({ name, style }: PackagedFont): FontFiles {
  const folder = dirname(require.resolve(`${name}/package.json`))
  const family = name.slice(name.indexOf('/') + 1)
  const lists = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  const files = Object.entries(lists)
    .sort(([a], [b]) => Number(a.startsWith('[')) - Number(b.startsWith('[')))
    .map(([part, list]) => ({
      path: join(folder, 'files', `${family}-${part.replace(/[[\]]/g, '')}-${style}.woff2`),
      ranges: readRanges(list),
    }))
  const [first, ...others] = files
  return {
    // Each letter of a title is asked for a hundred times while its lines are broken.
    filesOf: remember((codePoint) => {
      // Of a font in one file, Fontsource knows its Latin letters alone.
      if (first !== undefined && others.length === 0) return [first.path]
      return files.filter(({ ranges }) => isAmong(ranges, codePoint)).map(({ path }) => path)
    }),
  }
}

/** `U+0-FF,U+131`, as CSS has it, as the first and the last character of each range. */
function readRanges(list: string): Uint32Array {
  return Uint32Array.from(
    list.split(',').flatMap((range) => {
      const [from = '', to = from] = range.trim().slice(2).split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    }),
  )
}

function isAmong(ranges: Uint32Array, codePoint: number): boolean {
  for (let index = 0; index < ranges.length; index += 2)
    if (codePoint >= (ranges[index] ?? 0) && codePoint <= (ranges[index + 1] ?? 0)) return true
  return false
}
