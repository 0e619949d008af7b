import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'

/**
 * Keeps a value as JSON, with its checksum in the first line. It is not flushed to the disk: all of it can be made anew, and a file that
 * a loss of power cut has another checksum.
 */
export async function writeKept(path: string, value: unknown): Promise<void> {
  // As bytes at once: as a text it would be turned into bytes for the sum, and again for the file.
  const json = Buffer.from(JSON.stringify(value))
  const temporary = `${path}.tmp-${randomUUID()}`
  await mkdir(dirname(path), { recursive: true })
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(`${sha256(json)}\n`)
    await handle.writeFile(json)
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
}

/**
 * The kept value; null where there is none, or where the file is damaged (its checksum differs): then it is fetched or made anew, and
 * `log` says so.
 */
export async function readKept<T>(path: string, log: Log): Promise<T | null> {
  return parseKept(await readFile(path).catch(unlessMissing), path, log)
}

/** The same for what is needed in the middle of a synchronous step. */
export function readKeptSync<T>(path: string, log: Log): T | null {
  try {
    return parseKept(readFileSync(path), path, log)
  } catch (error) {
    return unlessMissing(error)
  }
}

type Log = (line: string) => void

function parseKept<T>(bytes: Buffer | null, path: string, log: Log): T | null {
  if (bytes === null) return null
  const end = bytes.indexOf('\n')
  const json = bytes.subarray(end + 1)
  if (end !== -1 && sha256(json) === bytes.toString('latin1', 0, end)) return JSON.parse(json.toString()) as T
  log(`The kept file ${path} is damaged: its checksum differs. It is made anew.`)
  return null
}

function unlessMissing(error: unknown): null {
  if (hasErrorCode(error, 'ENOENT')) return null
  throw error
}
