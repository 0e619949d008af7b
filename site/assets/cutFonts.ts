import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import type { RenderedFile } from '../renderedSite.ts'
import { toHashedFile } from './hashedFile.ts'
import { subsetFont } from './subsetFont.ts'
import { toWoff2 } from './toWoff2.ts'

/** Gives a font of a folder, by its name without ending, cut to some characters. Those that it doesn't have are passed over. */
export type CutFont = (name: string, characters: string) => Promise<RenderedFile>

// A book's fonts change seldom, and many books have the same.
const mostFonts = 500

/** Cuts fonts, and keeps what was asked for last. The same characters give the same bytes. */
export function createFontCutter(folder: string): CutFont {
  const cut = new LRUCache<string, Promise<RenderedFile>>({ max: mostFonts })
  return (name, characters) => {
    const key = `${name} ${characters}`
    const before = cut.get(key)
    if (before !== undefined) return before
    const after = cutFont(join(folder, `${name}.ttf`), characters).then((content) =>
      toHashedFile(name, 'woff2', content),
    )
    cut.set(key, after)
    after.catch(() => cut.delete(key)) // Whoever asked gets the error.
    return after
  }
}

const cutFont = async (path: string, characters: string): Promise<Uint8Array> =>
  toWoff2(await subsetFont(readFileSync(path), characters))
