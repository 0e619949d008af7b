import type { ServerResponse } from 'node:http'

const mebibyte = 1024 * 1024
/** Bodies up to this length, in bytes, are not counted: a thousand of them take less than one picture. */
const smallBody = 64 * 1024
/** What the bodies of strangers may take at once, in bytes. Each is held in memory, several times over while it is parsed. */
const mostOfStrangers = 32 * mebibyte

let taken = 0

/**
 * Counts the body of a request by somebody who shows no session, until its answer is sent or its connection is closed. False where
 * there is no room for it now: it is refused then, and not counted.
 */
export function admitStrangersBody(response: ServerResponse, bytes: number): boolean {
  if (bytes <= smallBody) return true
  if (taken + bytes > mostOfStrangers) return false
  taken += bytes
  response.once('close', () => (taken -= bytes))
  return true
}
