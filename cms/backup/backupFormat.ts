import { z } from 'zod'

/**
 * A backup is a gzipped tar of these entries, in this order: `about.json`; `database/okuzuke.db` (SQLite), or
 * `database/<collection>.bson` for each collection (MongoDB: documents one after another, as mongodump writes them);
 * `uploads/<name>`; `secrets/<name>`; and `sums.json`. A file that was cut has no last entry.
 */
export const entryNames = {
  about: 'about.json',
  sums: 'sums.json',
  sqlite: 'database/okuzuke.db',
  collection: (name: string) => `database/${name}.bson`,
  upload: (name: string) => `uploads/${name}`,
  secret: (name: string) => `secrets/${name}`,
} as const

/** Raised where an older version could misread a newer file. */
const backupFormat = 1

export const About = z.strictObject({
  format: z.literal(backupFormat),
  /** The version of Okuzuke that wrote it: package.json's. */
  version: z.string(),
  database: z.enum(['sqlite', 'mongodb']),
  created: z.iso.datetime(),
  /** The migrations that the database had run. */
  migrations: z.array(z.string()),
  /** Whether the uploads that the database names are in it; without them, a restore leaves those that are there. */
  uploads: z.boolean(),
  secrets: z.boolean(),
})
export type About = z.infer<typeof About>

/** What `about.json` says for certain, whatever version wrote it. */
export const AnyAbout = z.looseObject({ format: z.int(), version: z.string() })

/** An entry, with its size in bytes and the SHA-256 of its content, in hexadecimal. */
export const Sum = z.strictObject({
  name: z.string(),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Sum = z.infer<typeof Sum>
export const Sums = z.strictObject({ entries: z.array(Sum) })

export function newAbout(about: Omit<About, 'format'>): About {
  return { format: backupFormat, ...about }
}

/** A file of the machine that goes into a backup: the entry's name, and its size where that is known beforehand. */
export type Source = { name: string; path: string; bytes?: number }
