import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { toMessage } from '../../../system/toMessage.ts'
import { WordedError } from '../../words.ts'
import { About, AnyAbout, Sums, entryNames, type Sum } from '../backupFormat.ts'

/**
 * Unpacks a backup, each entry to the path that `placeOf` names, and checks each of them: its size, its sum, and that all are there.
 * `onAbout` is called before anything is written, and refuses a backup by throwing. Files are private (0600), folders too (0700),
 * and all is flushed to the disk. Gives the names of the entries. Throws WordedError where the file is no whole backup.
 */
export async function unpackArchive({
  path,
  onAbout,
  placeOf,
}: {
  path: string
  onAbout: (about: About) => void | Promise<void>
  placeOf: (name: string) => string
}): Promise<string[]> {
  const archive = extract()
  const reading = pipeline(
    createReadStream(path),
    createGunzip(),
    archive as unknown as NodeJS.WritableStream,
  )
  // A damaged file is met in the loop, too.
  reading.catch(() => {})
  const entries: Sum[] = []
  let sums: Sum[] | null = null
  try {
    for await (const entry of archive) {
      const { name } = entry.header
      if (sums !== null || entry.header.type !== 'file' || !isEntryName(name))
        throw notABackup(path, `it holds ${name}`)
      if (name === entryNames.sums) {
        sums = Sums.parse(JSON.parse((await readText(entry)).text)).entries
      } else if (entries.length === 0) {
        const { text, sum } = await readText(entry)
        if (name !== entryNames.about) throw notABackup(path, `it begins with ${name}`)
        await onAbout(readAbout(path, text))
        entries.push(sum)
      } else {
        entries.push(await writeEntry(entry, placeOf(name)))
      }
    }
    await reading
  } catch (error) {
    if (error instanceof WordedError || !isOfTheFile(error)) throw error
    throw notABackup(path, toMessage(error), error)
  }
  if (sums === null) throw notABackup(path, 'its end is missing')
  checkSums({ path, entries, sums })
  return entries.map(({ name }) => name)
}

/** What the loop gives: a stream with the header of its entry. */
type Entry = AsyncIterable<unknown> & { header: Header }

/** A whole name without a folder that leads elsewhere. */
function isEntryName(name: string): boolean {
  return (
    name === entryNames.about ||
    name === entryNames.sums ||
    /^(?:database|uploads|secrets)\/(?!\.{1,2}$)[^/\\\0]{1,255}$/u.test(name)
  )
}

function readAbout(path: string, text: string): About {
  const json: unknown = JSON.parse(text)
  const about = About.safeParse(json)
  if (about.success) return about.data
  const { data: other } = AnyAbout.safeParse(json)
  if (other === undefined) throw notABackup(path, `its ${entryNames.about} says nothing of Okuzuke`)
  throw new WordedError({
    ja: `${path} は Okuzuke ${other.version} のバックアップで、この版では読めません。その版(またはより新しい版)で復元してください。`,
    en: `${path} is a backup of Okuzuke ${other.version}, which this version can't read. Restore it with that version, or a newer one.`,
  })
}

function checkSums({
  path,
  entries,
  sums,
}: {
  path: string
  entries: readonly Sum[]
  sums: readonly Sum[]
}): void {
  const expected = new Map(sums.map((sum) => [sum.name, sum]))
  for (const { name, bytes, sha256 } of entries) {
    const sum = expected.get(name)
    if (sum?.bytes !== bytes || sum.sha256 !== sha256) throw notABackup(path, `the sum of ${name} differs`)
    expected.delete(name)
  }
  const [missing] = expected.keys()
  if (missing !== undefined) throw notABackup(path, `${missing} is missing`)
}

async function readText(entry: Entry): Promise<{ text: string; sum: Sum }> {
  const chunks: Buffer[] = []
  const hash = createHash('sha256')
  for await (const chunk of entry as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    hash.update(chunk)
  }
  const content = Buffer.concat(chunks)
  const sum = { name: entry.header.name, bytes: content.length, sha256: hash.digest('hex') }
  return { text: content.toString('utf8'), sum }
}

async function writeEntry(entry: Entry, path: string): Promise<Sum> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of entry as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { name: entry.header.name, bytes, sha256: hash.digest('hex') }
}

/** Whether an error is about what stands in the file: gzip's, tar's, JSON's or zod's, and none of the system's. */
function isOfTheFile(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return !/^E[A-Z]+$/.test(code)
}

function notABackup(path: string, why: string, cause?: unknown): WordedError {
  return new WordedError(
    {
      ja: `${path} は Okuzuke の完全なバックアップではありません(${why})。何も変更していません。別のバックアップを指定してください。`,
      en: `${path} is no whole backup of Okuzuke (${why}). Nothing was changed. Name another backup.`,
    },
    { cause },
  )
}
