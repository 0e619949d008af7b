import { readFileSync } from 'node:fs'
import { openFontFiles, type PackagedFont } from './fontFiles.ts'
import { startHarfBuzz, type Face } from './harfBuzz.ts'
import { readWoff2 } from './readWoff2.ts'

/** One file of a font at one weight. */
export type TypeFace = Pick<Face, 'unitsPerEm'> & {
  shape: (text: string) => ReturnType<Face['shape']>
  outline: (glyph: number) => string
}

export type TypeFaces = {
  /** The face that has all characters of a cluster (an accent goes with its letter); null: none. */
  find: (cluster: string, weight: number) => TypeFace | null
  /** Closes all files but those that were used last. No face is to be used after it. */
  tidy: () => void
}

/**
 * In this order: a serif for Japanese, the serif of its Latin letters for what it lacks of these, of Greek and of Cyrillic ones, then
 * for what it lacks of Chinese, and of signs of mathematics.
 */
export const previewFonts: readonly PackagedFont[] = [
  { name: '@fontsource-variable/noto-serif-jp', style: 'wght-normal' },
  { name: '@fontsource-variable/source-serif-4', style: 'wght-normal', lighter: 100 },
  { name: '@fontsource-variable/noto-serif-sc', style: 'wght-normal' },
  { name: '@fontsource/noto-sans-math', style: '400-normal' },
]

// Each is 100 to 200 KB, and the titles of a site have most of their characters from a few.
const mostFilesKept = 16

/** Opens fonts, of which each file is read when a character of it is asked for. The first font that has it is taken. */
export async function openTypeFaces(fonts: readonly PackagedFont[]): Promise<TypeFaces> {
  const openFace = await startHarfBuzz()
  const families = fonts.map((font) => ({ ...openFontFiles(font), lighter: font.lighter ?? 0 }))
  // Those that were used last stand last.
  const opened = new Map<string, OpenFile>()
  const open = (file: string): OpenFile => {
    const found = opened.get(file) ?? createOpenFile(openFace(readWoff2(readFileSync(file))))
    opened.delete(file)
    opened.set(file, found)
    return found
  }
  return {
    find(cluster, weight) {
      const [point = 0, ...others] = Array.from(cluster, (character) => character.codePointAt(0) ?? 0)
      for (const family of families)
        for (const path of family.filesOf(point)) {
          const file = open(path)
          if ([point, ...others].every(file.face.has)) return file.at(weight - family.lighter)
        }
      return null
    },
    tidy() {
      for (const [path, { face }] of [...opened].slice(0, -mostFilesKept)) {
        face.close()
        opened.delete(path)
      }
    },
  }
}

type OpenFile = { face: Face; at: (weight: number) => TypeFace }

function createOpenFile(face: Face): OpenFile {
  const weights = new Map<number, TypeFace>()
  return {
    face,
    at(weight) {
      const earlier = weights.get(weight)
      if (earlier !== undefined) return earlier
      const typeFace: TypeFace = {
        unitsPerEm: face.unitsPerEm,
        shape: (text) => face.shape(text, weight),
        outline: (glyph) => face.outline(glyph, weight),
      }
      weights.set(weight, typeFace)
      return typeFace
    },
  }
}
