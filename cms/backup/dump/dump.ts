import type { Source } from '../backupFormat.ts'

/** A database as of one moment, in files of its own. */
export type Dump = {
  sources: Source[]
  migrations: string[]
  /** The uploads that it names, each once, with the sizes that it says they have (null: it does not say). */
  uploads: Upload[]
}

export type Upload = { name: string; bytes: number | null }

/** The files that a row of the uploads names: the upload itself, and the smaller pictures made of it. */
export function uploadsOf(row: { filename?: unknown; filesize?: unknown; sizes?: unknown }): Upload[] {
  const sizes = typeof row.sizes === 'object' && row.sizes !== null ? Object.values(row.sizes) : []
  return [row, ...(sizes as (typeof row | null)[])].flatMap((file) =>
    typeof file?.filename === 'string' && file.filename !== ''
      ? [{ name: file.filename, bytes: typeof file.filesize === 'number' ? file.filesize : null }]
      : [],
  )
}
