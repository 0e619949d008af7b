import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

// The files of an index of the search are compressed.
const contentOf = (bytes: Buffer): Buffer =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes

/**
 * Reads the files below a folder, symbolic links left out: their `paths`, and which hold one of these texts (`path: text`).
 * `except`: the beginnings of paths that are left out.
 */
export function findInFiles({
  folder,
  texts,
  except = [],
}: {
  folder: string
  texts: readonly string[]
  except?: readonly string[]
}): { paths: string[]; found: string[] } {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !except.some((start) => path.startsWith(start)))
  const found = paths.flatMap((path) => {
    const bytes = contentOf(readFileSync(join(folder, path)))
    return texts.filter((text) => bytes.includes(text)).map((text) => `${path}: ${text}`)
  })
  return { paths, found }
}
