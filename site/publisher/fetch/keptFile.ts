import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'

/**
 * Keeps a value as JSON, with its checksum in the first line. It is not flushed to the disk: all of it can be made anew, and a file that
 * a loss of power cut has another checksum.
 */
export async function writeKept(path: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  const temporary = `${path}.tmp-${randomUUID()}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(temporary, `${sha256(json)}\n${json}`)
  await rename(temporary, path)
}

/**
 * The kept value; null where there is none, or where the file is damaged (its checksum differs): then it is fetched or made anew, and
 * `log` says so.
 */
export async function readKept<T>(path: string, log: Log): Promise<T | null> {
  return parseKept(await readFile(path, 'utf8').catch(unlessMissing), path, log)
}

/** The same for what is needed in the middle of a synchronous step. */
export function readKeptSync<T>(path: string, log: Log): T | null {
  try {
    return parseKept(readFileSync(path, 'utf8'), path, log)
  } catch (error) {
    return unlessMissing(error)
  }
}

type Log = (line: string) => void

function parseKept<T>(text: string | null, path: string, log: Log): T | null {
  if (text === null) return null
  const end = text.indexOf('\n')
  const json = text.slice(end + 1)
  if (end !== -1 && sha256(json) === text.slice(0, end)) return JSON.parse(json) as T
  log(`The kept file ${path} is damaged: its checksum differs. It is made anew.`)
  return null
}

function unlessMissing(error: unknown): null {
  if (hasErrorCode(error, 'ENOENT')) return null
  throw error
}
