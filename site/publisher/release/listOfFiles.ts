import { readFile } from 'node:fs/promises'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'
import { toMessage } from '../../../system/toMessage.ts'

/** Beside each list of files is a copy, with its checksum in the first line: one damaged byte must not keep readers from a site. */
export function copyOfList(path: string): string {
  return `${path}.copy`
}

/** What the copy of a list holds. `json`: the list. */
export function textOfCopy(json: string): string {
  return `${sha256(json)}\n${json}`
}

/**
 * Reads a list: its copy where the checksum is right, else the list itself. `read` makes the list of the JSON, and throws where it is
 * none. Throws where both are missing or damaged.
 */
export async function readListOfFiles<T>(path: string, read: (json: unknown) => T): Promise<T> {
  try {
    const json = jsonOfCopy(await readIfThere(copyOfList(path)))
    return read(JSON.parse(json ?? (await readFile(path, 'utf8'))))
  } catch (error) {
    throw createDamagedListError(path, error)
  }
}

/** The same, and throws also where one of the two is damaged. A list of an earlier version has no copy. */
export async function readWholeListOfFiles<T>(path: string, read: (json: unknown) => T): Promise<T> {
  const list = await readListOfFiles(path, read)
  const [json, copy] = await Promise.all([readIfThere(path), readIfThere(copyOfList(path))])
  if (json === null || (copy !== null && jsonOfCopy(copy) !== json))
    throw createDamagedListError(path, new Error('it and its copy differ'))
  return list
}

function jsonOfCopy(text: string | null): string | null {
  const end = text?.indexOf('\n') ?? -1
  if (text === null || end === -1) return null
  const json = text.slice(end + 1)
  return sha256(json) === text.slice(0, end) ? json : null
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null
    throw error
  }
}

function createDamagedListError(path: string, cause: unknown): Error {
  return new Error(`The list of files ${path} is missing or damaged (${toMessage(cause)}).`, { cause })
}
